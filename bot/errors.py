"""What only the operator can put right, as exceptions that carry facts."""

from collections.abc import Mapping


class OperatorError(Exception):
    """Something outside the program is wrong; its words stand in ``prompts/<locale>/errors/``.

    ``key`` is the name of the prompt, ``facts`` are what it may say; no secret is among them.
    """

    key = "errors.unknown"
    facts: Mapping[str, object]

    def __init__(self, **facts: object) -> None:
        super().__init__(self.key, facts)
        self.facts = facts


class BadDatabaseUrl(OperatorError):
    """The database address cannot be used: ``url`` (password masked) and ``why``.

    ``why`` is ``unreadable`` (no address at all), ``scheme`` (neither sqlite nor postgresql) or
    ``no_file`` (sqlite without a path).
    """

    key = "errors.bad_database_url"


class StoreUnavailable(OperatorError):
    """The database does not serve at present: ``url`` (password masked) and ``why``.

    ``why`` is ``away`` (no answer, refused, cut), ``locked`` (held by another for too long),
    ``full`` (no space), ``read_only``, ``damaged``, ``schema`` (not migrated), ``newer`` (made by
    a newer program), ``driver`` (not installed) or ``closing``. The message was not played: send
    it again.
    """

    key = "errors.store_unavailable"


class Busy(OperatorError):
    """Too many messages wait (``waiting``); this one was not taken: send it again."""

    key = "errors.busy"


class AssetMissing(OperatorError):
    """The installation lacks one of its folders: ``folder``."""

    key = "errors.asset_missing"


class SettingUnknown(OperatorError):
    """A setting nobody reads: ``name``, and the ``nearest`` known one, None when none is near."""

    key = "errors.setting_unknown"


class SettingBad(OperatorError):
    """The setting ``name`` (field ``field``) has a value that cannot be used; it is not shown."""

    key = "errors.setting_bad"


class RulesBroken(OperatorError):
    """The language rules that came with the program do not compile: ``first`` names the file."""

    key = "errors.rules_broken"


class SchemaBehind(OperatorError):
    """The database was made by an older version; ``duilian migrate`` brings it up."""

    key = "errors.schema_behind"


class CannotListen(OperatorError):
    """Nothing can be served at this ``host`` and ``port``."""

    key = "errors.cannot_listen"


class TokenMissing(OperatorError):
    """Telegram is asked for without a token."""

    key = "errors.token_missing"


class TokenRefused(OperatorError):
    """Telegram does not know the token."""

    key = "errors.token_refused"


class OutOfReach(OperatorError):
    """Telegram did what it was asked for the last time with trouble: ``why``, a short word."""

    key = "errors.out_of_reach"


class LabelTaken(OperatorError):
    """There is a token of this ``label`` already."""

    key = "errors.label_taken"


class NoSuchToken(OperatorError):
    """No token has this ``label``."""

    key = "errors.no_such_token"


class NoSuchMember(OperatorError):
    """An ``id`` that none of those who may be dismissed has, or more than one (``found``)."""

    key = "errors.no_such_member"


class TeamMissing(OperatorError):
    """A ``role`` that belongs to a team is asked for without one."""

    key = "errors.team_missing"


class GoldBroken(OperatorError):
    """A file of the gold set cannot be used: ``file``, ``entry``, ``why`` and ``detail``.

    ``why`` is ``no_files``, ``unreadable``, ``not_gold``, ``entry`` (``detail`` tells the field),
    ``label`` (``detail`` names it), or a reason key of ``coach.gold.lines.problems``.
    """

    key = "errors.gold_broken"


class SigningKeyBad(OperatorError):
    """The key that signs receipts cannot be used: ``path`` and ``why``.

    ``why`` is ``unreadable``, ``no_key`` (something else stands there) or ``open`` (others may
    read it).
    """

    key = "errors.signing_key_bad"


class PublicKeyBad(OperatorError):
    """What was named is no public key."""

    key = "errors.public_key_bad"


class ReceiptUnreadable(OperatorError):
    """The file ``path`` cannot be read."""

    key = "errors.receipt_unreadable"
