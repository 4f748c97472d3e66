"""``doorstep backup`` and ``doorstep restore``, while the server runs."""

from __future__ import annotations

from pathlib import Path

from .district import District

PEOPLE = "name,owner_name,lmp,age\n{name},Asha Njeri,2026-06-01,24\n"


def imported(district: District, folder: Path, name: str) -> None:
    file = folder / f"{name}.csv"
    file.write_text(PEOPLE.format(name=name))
    district.run("import", str(file), "--list", "pregnancy")


def test_what_was_backed_up_comes_back_whole(district: District, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    imported(district, tmp_path, "Amina")
    assert "at least 1 submissions" in district.run("backup", str(copy))
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "give another name" in district.run("backup", str(copy), fails=True)
    proved = district.run("restore", str(copy), "--check")
    assert "1 submissions amount to 1 records: all is as it should be." in proved
    assert "Nothing was changed here." in proved
    imported(district, tmp_path, "Zuhra")
    assert "holds 2 submissions" in district.run("restore", str(copy), fails=True)
    (tmp_path / "other").write_text("nothing")
    refused = district.run("restore", str(tmp_path / "other"), "--replace", fails=True)
    assert "is no copy" in refused
    cut = tmp_path / "cut"
    cut.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    assert "cut" in district.run("restore", str(cut), "--check", fails=True)
    told = district.run("restore", str(copy), "--replace")
    assert "1 submissions amount to 1 records: all is as it should be." in told
    assert district.answers()
    imported(district, tmp_path, "Zuhra")
    assert "2 submissions amount to 2 records" in district.run("replay", "--check")
