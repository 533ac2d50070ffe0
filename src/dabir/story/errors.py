"""What can be wrong with a record."""

from dabir.errors import DabirError


class RecordError(DabirError):
    """This record cannot be read: {reason}."""

    code = "story.bad_record"
    persian = "این رکورد خوانده نمی‌شود: {reason}"


class SchemaError(RecordError):
    """This record has schema {schema}, newer than the {newest} this version of Dabir knows."""

    code = "story.newer_schema"
    persian = "این رکورد با طرح {schema} نوشته شده که از طرح {newest} این نسخهٔ دبیر تازه‌تر است."


class BlockError(RecordError, ValueError):
    """This block cannot be shown: {law}."""

    code = "story.bad_block"
    persian = "این بلوک نشان‌دادنی نیست: {law}"
