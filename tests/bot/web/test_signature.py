"""Who signed a message, after the Standard Webhooks specification."""

import pytest

from bot.settings import key_of
from bot.web.signature import TOLERANCE, Unsigned, sign, verify

# The example of the specification.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 -- published
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
TIMESTAMP = "1614265330"
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
KEY = key_of(SECRET)
OTHER = key_of("C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
NOW = float(TIMESTAMP)


def signed(signature: str, **other: str) -> dict[str, str]:
    headers = {"webhook-id": ID, "webhook-timestamp": TIMESTAMP, "webhook-signature": signature}
    return {**headers, **{name.replace("_", "-"): value for name, value in other.items()}}


def stale(headers: dict[str, str], now: float = NOW, keys: tuple[bytes, ...] = (KEY,)) -> bool:
    with pytest.raises(Unsigned) as caught:
        verify(headers, BODY, keys, now)
    return caught.value.stale


def test_the_example_of_the_specification_is_signed_and_verified() -> None:
    assert sign(KEY, ID, TIMESTAMP, BODY) == SIGNATURE
    verify(signed(SIGNATURE), BODY, (KEY,), NOW)


@pytest.mark.parametrize("keys", [(KEY, OTHER), (OTHER, KEY)])
def test_either_key_will_do(keys: tuple[bytes, ...]) -> None:
    verify(signed(SIGNATURE), BODY, keys, NOW)


@pytest.mark.parametrize(
    "given", [f"v1,AAAA {SIGNATURE}", f"v1a,xyz v2,?? {SIGNATURE}", f" {SIGNATURE}  v1,=="]
)
def test_one_good_signature_among_several_is_enough(given: str) -> None:
    verify(signed(given), BODY, (KEY,), NOW)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "v1,",
        "v1",
        "v1,é",
        SIGNATURE.removeprefix("v1,"),
        SIGNATURE.replace("v1,", "v2,"),
        SIGNATURE[:-4] + "AAA=",
        " ".join(["v1,AAAA"] * 8 + [SIGNATURE]),
    ],
)
def test_anything_else_is_no_signature(given: str) -> None:
    assert stale(signed(given)) is False


@pytest.mark.parametrize("timestamp", ["", "soon", "-5", "1614265330.5", "１６１４２６５３３０"])
def test_a_time_that_is_no_number_is_refused(timestamp: str) -> None:
    assert stale(signed(SIGNATURE, webhook_timestamp=timestamp)) is False


def test_a_changed_id_or_body_or_key_is_refused() -> None:
    assert stale(signed(SIGNATURE, webhook_id="msg_other")) is False
    assert stale(signed(SIGNATURE, webhook_id="")) is False
    assert stale(signed(SIGNATURE), keys=(OTHER,)) is False
    with pytest.raises(Unsigned):
        verify(signed(SIGNATURE), BODY + b" ", (KEY,), NOW)


@pytest.mark.parametrize("off", [TOLERANCE, -TOLERANCE])
def test_a_time_at_the_edge_is_taken(off: int) -> None:
    verify(signed(SIGNATURE), BODY, (KEY,), NOW + off)


@pytest.mark.parametrize("off", [TOLERANCE + 1, -TOLERANCE - 1])
def test_a_time_beyond_the_edge_is_stale(off: int) -> None:
    assert stale(signed(SIGNATURE), NOW + off) is True


def test_a_time_without_end_is_stale_and_no_crash() -> None:
    endless = "9" * 5000
    headers = signed(sign(KEY, ID, endless, BODY), webhook_timestamp=endless)

    assert stale(headers) is True
