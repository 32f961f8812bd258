"""A browser's part, played by Werkzeug's test client: its cookie, its headers, and a small content to work on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from werkzeug.test import Client, TestResponse

from faqprint.desk.application import DeskApplication
from faqprint.desk.guard import Guard
from faqprint.desk.jobs import Jobs
from faqprint.desk.pages import PageMaker
from faqprint.desk.session import Session, SessionOptions
from faqprint.storage.draft_store import DraftStore

PORT = 50_000
HOST = f"127.0.0.1:{PORT}"
#: What stays in memory from draft to draft is the same for all tests: faces and rows are set once.
PAGES = PageMaker()

APPENDIX = """\
# 入口
title: 別紙３　ＦＡＱ
version: 第1.0版   # 版
date: 2026-11-22
values:
  desk: 事務部
  tel: 000－000－0000
sections:
  - faq.yaml
  - contact.yaml
  - type: checklist
    items:
      - 画面の名前   # 一つ目
      - text: 日時
        note: ※時刻も
  - {type: notice, label: 重要, items: [ご注意ください。, お確かめください。]}
  - type: memo
    fields: [お名前, 電話番号]
  - type: text
    title: 本文
    body: |
      一行目。
      二行目。
"""
FAQ = """\
# 質問の表
type: faq
title: ＦＡＱ   # 見出し
categories:

  # はじめの区分
  - name: 利用環境
    questions:

      # 一番の質問
      - question: 携帯電話から利用できますか？
        answer: ご利用いただけません。   # 変わる見込み
      - question: "海外でも？"
        answer: |
          はい。
          ただし例外があります。
        id: abroad
  - name: その他
    questions:
      - {question: 印鑑は要りますか。, answer: 要りません。}
      - question: 手数料は？
        answer: '無料です。No.[[abroad]]もご覧ください。'
"""
CONTACT = """\
type: contact
title: お問い合わせ
desks:
  # 本店
  - name: "{{desk}}"
    tel: "{{tel}}"
"""
BRANCHES = 'code,name,tel\r\n001,本店,000－000－0100\r\n002,東支店,"000－000－0200"\r\n'
FILES = {"appendix.yaml": APPENDIX, "faq.yaml": FAQ, "contact.yaml": CONTACT, "branches.csv": BRANCHES}


def write_content(folder: Path, **files: str | bytes) -> Path:
    """Write the content into a folder, ``files`` in place of those of their names, and give its appendix."""
    folder.mkdir(exist_ok=True)
    for name, text in {**FILES, **{f"{stem}.yaml": text for stem, text in files.items()}}.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "appendix.yaml"


def open_session(path: Path, cache: Path | None = None, **options: Any) -> Session:
    """Open a desk's session; without a cache no draft is kept."""
    session = Session(path, SessionOptions(**options), DraftStore(cache, path), PAGES)
    session.begin()
    return session


class Browser:
    """A browser that has opened a desk."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.guard = Guard(PORT)
        self.jobs = Jobs(session)
        self.ended = 0
        self.application = DeskApplication(session, self.jobs, self.guard, self._end)
        self.client = Client(self.application)
        self.first = self.ask("GET", f"/?t={self.guard.token}")

    def _end(self) -> None:
        self.ended += 1

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> TestResponse:
        """Ask for something as the page does; ``headers`` with low lines, '' takes one away."""
        named = {"Host": HOST, "X-Faqprint": "1", **{name.replace("_", "-"): value for name, value in headers.items()}}
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        base = f"http://{HOST}"
        kept = {name: value for name, value in named.items() if value}
        return self.client.open(path, method=method, base_url=base, headers=kept, data=data)

    def get(self, path: str) -> Any:
        """Give an object that is asked for."""
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json

    def put(self, path: str, status: int = 200, /, **body: Any) -> Any:
        """Write something; gives the answer's object."""
        answer = self.ask("PUT", path, body)
        assert answer.status_code == status, answer.text
        return answer.json

    def post(self, path: str, status: int = 202, /, **body: Any) -> Any:
        """Start something; gives the answer's object."""
        answer = self.ask("POST", path, body)
        assert answer.status_code == status, answer.text
        return answer.json

    def draft(self, file: str = "faq.yaml") -> str:
        """Give a file as it is drafted."""
        content = self.session.draft.now[self.session.folder / file]
        assert content is not None
        return content.decode()

    def wait(self) -> Any:
        """Wait until the job has ended, and give what is told of it."""
        while self.jobs.is_running:
            self.jobs.wait()
        return self.get("/state")["job"]
