r"""vnclean: from a crawled Vietnamese news page to the clean article, with a reason for every line removed.

>>> import vnclean
>>> page = "Trang chủ\nMưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.\nTin liên quan"
>>> vnclean.clean(page)
'Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnclean._public import *  # noqa: F403 (type checkers follow it; the program imports it when a name is used)

    __all__: list[str]
    __version__: str
else:

    def __getattr__(name: str) -> Any:  # noqa: ANN401 (any public name)
        from importlib import import_module  # noqa: PLC0415 (the public names are imported on first use)

        public = import_module("vnclean._public")
        names = [each for each in vars(public) if not each.startswith("_")]
        if name == "__all__":
            found = sorted([*names, "__version__"])
        elif name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 (reading metadata is slow)

            found = version("vnclean")
        elif name in names:
            found = getattr(public, name)
        else:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__getattr__("__all__")})
