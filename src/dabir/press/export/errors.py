"""What can go wrong when the paper is written as plain files, or proven."""

from dabir.errors import DabirError


class ExportError(DabirError):
    """The paper cannot be written as files."""

    code = "export.error"
    persian = "روزنامه را نمی‌شود به شکل فایل نوشت."


class ExportBusyError(ExportError):
    """Another export into {folder} is under way."""

    code = "export.busy"
    persian = "برون‌بری دیگری در پوشهٔ {folder} در جریان است."


class NotAnExportError(ExportError):
    """{folder} is not empty and holds no export of ours; nothing in it was touched."""

    code = "export.not_ours"
    persian = "پوشهٔ {folder} خالی نیست و برون‌بری ما در آن نیست. به چیزی در آن دست نزدیم."


class MirrorError(DabirError):
    """The mirror cannot be proven."""

    code = "mirror.error"
    persian = "درستی این آینه را نمی‌شود ثابت کرد."


class NoManifestError(MirrorError):
    """{folder} holds no signed manifest ({missing} is missing); make one with: dabir press export DIR --mirror."""

    code = "mirror.no_manifest"
    persian = "در پوشهٔ {folder} سیاههٔ امضاشده نیست ({missing} را نیافتیم). با «dabir press export DIR --mirror» بسازید."


class BadKeyError(MirrorError):
    """{given} is not a public key of minisign."""

    code = "mirror.bad_key"
    persian = "«{given}» کلید عمومی minisign نیست."


class BadSignatureError(MirrorError):
    """The signature of the manifest does not hold: {reason}."""

    code = "mirror.bad_signature"
    persian = "امضای سیاهه درست نیست: {reason}"


class UntrueMirrorError(MirrorError):
    """The mirror is not as it was signed: {changed} files changed, {missing} missing, {foreign} foreign."""

    code = "mirror.untrue"
    persian = "آینه چنان نیست که امضا شده است: {changed} فایل دگرگون، {missing} فایل گم، {foreign} فایل بیگانه."
