"""Functions that write the command's output files safely.

A file is written completely or not at all, never through a symbolic link, and never over an existing file unless the
user asks for that.
"""

import os
import re
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

STANDARD: Final = "-"
"""The file name that means standard input or output."""
_FLAGS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class OutputExistsError(Exception):
    """An error that stops a run because its output file exists, is locked by another run, or is not a regular file.

    The message is one sentence for the user.
    """


def refuse(*paths: Path, hint: str = "use --overwrite to replace it") -> None:
    """Raise ``OutputExistsError`` if one of the paths exists, even as a broken link.

    The path "-" (standard input or output) is always accepted. ``hint`` ends the message.
    """
    for path in paths:
        if str(path) != STANDARD and os.path.lexists(path):
            message = f"{path} exists; {hint}"
            raise OutputExistsError(message)


def refuse_irregular(*paths: Path) -> None:
    """Raise ``OutputExistsError`` if one of the paths cannot be the name of an output file.

    There are two such cases:

    - The path exists but is not a regular file: it is a folder, symbolic link, pipe, socket or device.
    - The path has no file name, such as "/".

    The path "-" (standard output) is always accepted.
    """
    for path in (each for each in paths if str(each) != STANDARD):
        if not path.name:
            message = f"{str(path)!r} is not a file name"
            raise OutputExistsError(message)
        with suppress(FileNotFoundError):
            mode = path.lstat().st_mode
            if not stat.S_ISREG(mode):
                message = f"{path} is {_kind(mode)}, not a regular file; choose another name (- is standard output)"
                raise OutputExistsError(message)


def _kind(mode: int) -> str:
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFLNK: "a symbolic link",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
    }
    return kinds.get(stat.S_IFMT(mode), "a device")


def created(path: Path) -> BinaryIO:
    """Create a file and return it, open for reading and writing.

    Raises ``FileExistsError`` if a file, folder or link with this name exists.
    """
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, 0o666), "r+b")


def continued(path: Path) -> BinaryIO:
    """Return a file of an earlier run, open for reading and writing.

    Raises ``OutputExistsError`` if the file has a second name (a hard link), because writing would change the content
    under that name, too. Raises ``OSError`` if the file cannot be opened.
    """
    file = os.fdopen(os.open(path, os.O_RDWR | _FLAGS), "r+b")
    if os.fstat(file.fileno()).st_nlink > 1:
        file.close()
        message = f"{path} has a second name (a hard link) whose content would change; use --overwrite to start again"
        raise OutputExistsError(message)
    return file


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files that interrupted runs left in the folder of ``path``.

    Only temporary files for ``path`` are removed. Call this function only while no other run can write such files.
    """
    pattern = re.compile(rf"\.{re.escape(path.name[:100])}\.[0-9a-f]{{16}}\.tmp")
    for each in path.parent.iterdir():
        if pattern.fullmatch(each.name) and not each.is_symlink():
            each.unlink(missing_ok=True)


@contextmanager
def extra(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a new temporary file in the folder of ``path``, and the path of the temporary file.

    The temporary name is unpredictable. The caller renames the file when the content is complete, so that no incomplete
    file ever has the final name. On exit the temporary name is removed, also after a failure.
    """
    name = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}.tmp")
    file = created(name)
    try:
        with file:
            yield file, name
    finally:
        name.unlink(missing_ok=True)


def replaced(path: Path, data: bytes) -> None:
    """Write ``data`` to the file ``path`` atomically, as a new file or in place of an existing one.

    Raises ``OutputExistsError`` if ``path`` exists and is not a regular file.
    """
    refuse_irregular(path)
    with extra(path) as (file, name):
        file.write(data)
        file.close()
        name.replace(path)


def written_together(files: Mapping[Path, bytes]) -> None:
    """Write several new files: all of them or, after an error such as a full disk, none.

    Raises ``OutputExistsError`` if one of the files exists; the ``OSError`` of a failed write is raised again.
    """
    refuse(*files, hint="take another folder")
    done: list[Path] = []
    try:
        for path, data in files.items():
            replaced(path, data)
            done.append(path)
    except OSError:
        for path in done:
            path.unlink(missing_ok=True)
        raise


class Lock:
    """A lock that prevents other runs from writing the same output.

    The lock lasts until ``close`` is called or the process ends.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock on the file ``path``.

        Raises ``OutputExistsError`` if another run has the lock, or if ``path`` exists and is not a regular file.
        """
        refuse_irregular(path)
        self._path = path
        while True:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o666)
            if not _locked(self._file):
                os.close(self._file)
                message = f"another run is writing {path.name.removesuffix('.lock')} (it holds {path})"
                raise OutputExistsError(message)
            # Another run's ``close`` may have removed the file since it was opened: then its lock prevents nothing.
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(self._file), path.lstat()):
                    return
            os.close(self._file)

    def close(self) -> None:
        """Remove the lock file and release the lock.

        A lock file with any content is not removed, because only another program can have written the content.
        """
        with suppress(OSError):
            if not os.fstat(self._file).st_size:
                self._path.unlink()
        os.close(self._file)


def _locked(file: int) -> bool:
    """Lock an open file without waiting; return ``False`` if another process has locked the file."""
    try:
        import fcntl  # noqa: PLC0415 (not on Windows)
    except ImportError:
        import msvcrt  # noqa: PLC0415 (on Windows alone)

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
