"""What a message of the rep does."""

import pytest

from coach.judge.scene import Scene
from coach.judge.utterance import NOTHING_SAID
from coach.reading import Evidence, Utterance
from coach.vocabulary import Act, Area, Form, Locale, Spin, Technique
from tests.coach.judge.library import label, main, read

COLD_STORE = Scene(
    locale=Locale.ZH,
    who="陈主任",
    introduced_by="老高",
    last_heard="上个月坏了七台压缩机。",
    topics=(("停机", ("停机", "压缩机")), ("电费", ("电费", "用电"))),
    facts=(("停机", 0, ("几台", "多少台")), ("停机", 1, ("谁修",))),
    consequences=((Area.MONEY, ("化掉的货",)), (Area.MONEY, ("赔",)), (Area.PEOPLE, ("值班",))),
    sells=(("远程看护", ("看护", "远程")),),
    steps=(("先装一台", ("先装一台",)),),
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("库里一共几台压缩机？", "S"),
        ("一天进出多少托盘", "S"),
        ("夜里是谁值班，怎么交接的", "S"),
        ("方便讲讲你们怎么巡检吗", "S"),
        ("夏天压缩机老停机吗", "P"),
        ("现在这套报警您满意吗？", "P"),
        ("巡检最头疼的是哪一步", "P"),
        ("停一夜，那批货要损失多少", "I"),
        ("如果一直不修会怎样？", "I"),
        ("如果解决了会怎样？", "N"),
        ("要是夜里不用派人守着，对您最大的好处是什么", "N"),
        ("省下来的人手您打算用来做什么", "N"),
        ("我们的看护系统精度高，行业领先", "pitch"),
        ("这好办，我们有现成的远程看护", "pitch"),
        ("正好管您说的夜里没人盯", "benefit"),
        ("今天能把合同定下来吗", "pressure"),
        ("先装十台还是二十台？", "pressure"),
        ("周二上午还是周四上午过来见您方便？", "advance"),
        ("要不下周一我带人来，先拿一台试两周，行吗？", "advance"),
        ("您最急的是夜里停机，其次是电费，我没理解错吧？", "summary"),
        ("陈主任好", "small_talk"),
        ("谢谢，再见", "small_talk"),
        ("最近忙吗", "small_talk"),
        ("我今天来主要是想听听您的想法", "statement"),
        ("好嘞，那我等您消息", "statement"),
        ("就那个温度那啥", "unclear"),
        ("那个阀门那啥哈哈", "unclear"),
        ("要是因为所以呢那个", "unclear"),
        ("能不能有没有要不要", "unclear"),
        ("哈哈那你们现在是谁在排班", "S"),
        ("要是夜里不用再派人守着 你们班长能轻松多少哈哈", "N"),
        ("噼里啪啦轰隆", "unclear"),
        ("？？？", "unclear"),
        ("嗯", "unclear"),
        ("How many compressors do you run?", "S"),
        ("who checks them at night and how", "S"),
        ("Walk me through a night shift.", "S"),
        ("Do you get many breakdowns in summer?", "P"),
        ("What does one night's stoppage cost you?", "I"),
        ("What happens if nobody fixes it?", "I"),
        ("If nobody had to stay overnight, what would that mean for you?", "N"),
        ("Our system is the market leader and cuts downtime by 40%", "pitch"),
        ("You said you wanted proof at night, so the alarm gives it to your phone", "benefit"),
        ("Can we close this today?", "pressure"),
        ("Could I come by on Tuesday or Thursday?", "advance"),
        ("Let me sum up: nights first, then power, have I got that right?", "summary"),
        ("Thanks, bye", "small_talk"),
        ("Is now a good time?", "question"),
        ("so like the temp thing, yknow", "unclear"),
        ("lol the kettle thing, haha", "small_talk"),
        ("uh so the clamp and the um", "unclear"),
        ("if because the of a wrench so", "unclear"),
        ("is it will it can it", "unclear"),
        ("who does the, um, the rota on mondays haha", "S"),
        ("ill ring the depot abt it an let u know", "statement"),
        ("asdf qwer zxcv", "unclear"),
        ("Why?", "unclear"),
        ("Could I have twenty minutes on that?", "statement"),
        ("一般是哪几位一起看？周四我把数带来，当面对一遍，行吗？", "advance"),
    ],
)
def test_a_message_is_read_for_what_it_does(said: str, expected: str) -> None:
    assert label(said) == expected


@pytest.mark.parametrize(
    ("said", "technique"),
    [
        ("那货发到哪个仓库？", Technique.ASSUMPTIVE),
        ("先装十台还是二十台？", Technique.ALTERNATIVE),
        ("别的客户也等着要，您到底定不定", Technique.RUDE),
        ("下周就涨价了", Technique.LAST_CHANCE),
        ("麻烦您先把意向单签了", Technique.ORDER_FORM),
        ("今天能定吗", None),
        ("Where shall we ship the first unit?", Technique.ASSUMPTIVE),
        ("What are you waiting for?", Technique.RUDE),
        ("Prices are going up next week.", Technique.LAST_CHANCE),
        ("Just sign here and we're done.", Technique.ORDER_FORM),
    ],
)
def test_a_push_is_named_by_its_technique(said: str, technique: Technique | None) -> None:
    part = main(said)

    assert (part.act, part.technique) == (Act.PRESSURE, technique)


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("停一夜对货主有什么影响", Form.OPEN),
        ("能讲讲你们怎么巡检吗", Form.OPEN),
        ("夏天停机多吗", Form.CLOSED),
        ("有没有碰到过夜里停机", Form.CLOSED),
        ("您最急的是停机，对吗", Form.CONFIRM),
        ("修机器是自己修还是外包", Form.CHOICE),
        ("您不觉得这样太浪费吗", Form.LEADING),
        ("How do you hand over at night?", Form.OPEN),
        ("Do you hand over at night?", Form.CLOSED),
        ("You run two shifts, is that right?", Form.CONFIRM),
        ("Don't you think that's wasteful?", Form.LEADING),
    ],
)
def test_a_question_has_its_form(said: str, form: Form) -> None:
    assert main(said).form is form


def test_a_message_is_read_sentence_by_sentence_and_the_strongest_decides() -> None:
    said = read("陈主任好。我们的看护系统很先进。您现在几台压缩机？")

    assert [part.act for part in said.parts] == [Act.SMALL_TALK, Act.PITCH, Act.QUESTION]
    assert said.main == 2
    assert said.parts[2].spin is Spin.SITUATION


def test_a_question_behind_a_pitch_in_one_breath_is_still_seen() -> None:
    said = read("那是老办法，我们的系统精度高多了，您库里现在多少台")

    assert [part.act for part in said.parts] == [Act.PITCH, Act.QUESTION]


@pytest.mark.parametrize(
    ("said", "several"),
    [
        ("一共几台？谁管？", True),
        ("一共几台？", False),
        ("夜里是谁值班，怎么交接的", False),
        ("你们用什么系统，多少人在用，用了几年", True),
        ("你们用什么系统，满意吗", True),
        ("停一夜，货主会怎么说", False),
        ("Who is on at night, and how do they hand over?", False),
        ("What do you use, and are you happy with it?", True),
        ("What's that costing you in time, money, or missed orders?", False),
    ],
)
def test_questions_in_one_breath_are_several(said: str, *, several: bool) -> None:
    assert read(said).flags == (("several",) if several else ())


def test_a_blank_message_is_one_unclear_part() -> None:
    assert read("  ") == Utterance(text="  ", parts=(NOTHING_SAID,), main=0)


def test_the_scene_tells_what_a_message_names() -> None:
    part = main("多少台压缩机停机，化掉的货要赔吗", COLD_STORE)

    assert part.topics == ("停机",)
    assert part.facts == (("停机", 0),)
    assert part.areas[0] is Area.MONEY


def test_the_scene_tells_what_is_sold_and_which_step_is_meant() -> None:
    part = main("远程看护先装一台试试，下周一我带人来", COLD_STORE)

    assert (part.sells, part.steps) == (("远程看护",), ("先装一台",))
    assert part.act is Act.ADVANCE


def test_courtesies_are_kept_beside_the_parts() -> None:
    said = read("陈主任好，老高介绍我来的，听说你们夏天查得严，想占您二十分钟", COLD_STORE)

    assert sorted(said.courtesies) == ["how_long", "introducer", "why_now"]
    assert [one.matched for one in said.evidence]


def test_naming_the_introducer_is_enough() -> None:
    assert "introducer" in read("老高跟您是老同事吧", COLD_STORE).courtesies
    assert "introducer" not in read("您这儿真大", COLD_STORE).courtesies


def test_taking_up_the_last_answer_is_a_courtesy() -> None:
    assert read("坏了七台，货主那边怎么说", COLD_STORE).courtesies == ("echoes",)


@pytest.mark.parametrize(
    ("said", "courtesy"),
    [
        ("这个我回去核实了再答复您", "verify_later"),
        ("谢谢，再见", "farewell"),
        ("您最急的是夜里，其次是电费，我没理解错吧", "recap"),
        ("I'll check with our engineers and get back to you", "verify_later"),
        ("Thanks, see you Monday", "farewell"),
        ("So first nights and then power, have I got that right?", "recap"),
    ],
)
def test_a_courtesy_is_heard(said: str, courtesy: str) -> None:
    assert courtesy in read(said).courtesies


@pytest.mark.parametrize(
    ("said", "flag"),
    [
        ("为什么你们到现在还不换", "accusing"),
        ("停这么多，不就是您没管好吗", "own_failure"),
        ("那有什么影响吗", "vague"),
        ("要是断电了怎么办", "hypothetical"),
        ("如果不处理会怎样", "negated"),
        ("Why haven't you replaced it yet?", "accusing"),
        ("What happens if you don't replace it?", "negated"),
    ],
)
def test_what_is_said_badly_or_only_supposed_is_flagged(said: str, flag: str) -> None:
    assert flag in main(said).flags


def test_every_judgement_quotes_the_words_as_they_were_typed() -> None:
    part = main("那货發到哪個倉？ＯＫ", Scene(locale=Locale.ZH))

    for one in part.evidence:
        assert isinstance(one, Evidence)
        assert "那货發到哪個倉？ＯＫ"[one.start : one.end] == one.matched
    assert part.evidence


def test_full_width_and_capitals_change_nothing() -> None:
    assert label("ＷＨＯ　ＣＨＥＣＫＳ　ＴＨＥＭ？") == label("who checks them?") == "S"


@pytest.mark.parametrize(
    ("said", "expected"),
    [("我们远程那套这回换了新的", Act.PITCH), ("看护那事我记下了", Act.STATEMENT)],
)
def test_a_statement_about_the_thing_sold_is_a_pitch_when_it_is_ours(
    said: str, expected: Act
) -> None:
    heard = read(said, COLD_STORE)
    assert heard.parts[heard.main].act is expected


def test_to_ask_yes_or_no_about_a_step_by_its_name_is_to_propose_it() -> None:
    meeting = Scene(locale=Locale.ZH, steps=(("上调度会", ("调度会",)),))

    assert main("公司有调度会吗").spin is Spin.SITUATION
    heard = read("公司有调度会吗", meeting)
    assert heard.parts[heard.main].act is Act.ADVANCE
