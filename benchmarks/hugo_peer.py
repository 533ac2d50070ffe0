"""A Hugo site with the stories of a ledger, in templates comparable to the paper's.

Each page has what an exported page of ours has: a head with its metadata, the masthead
with the menu, the story with its two lines of metadata, the strip and the more of its
section as frames, the foot. The front page, the sections, the films and the feed are
made too. Hugo writes no gzip form and no short address, which is in its favour.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from pathlib import Path

from dabir.story import HeadingBlock, ParagraphBlock, Section, Story

CONFIG = """
baseURL = "http://127.0.0.1:8000/"
languageCode = "fa"
title = "سپیدار"
disableKinds = ["taxonomy", "term"]
enableRobotsTXT = false
[permalinks]
  news = "/fa/news/:filename"
[markup.goldmark.renderer]
  unsafe = true
[outputs]
  home = ["HTML", "RSS"]
  section = ["HTML"]
"""

BASE = """<!DOCTYPE html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<title>{{ .Title }} | {{ .Site.Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#121615">
<link rel="preload" href="/static/press/vendor/vazirmatn.woff2?v=33.0.3" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/static/press/paper.css">
<script defer src="/static/press/paper.js"></script>
<link rel="icon" type="image/svg+xml" href="/static/press/favicon.svg">
<meta name="description" content="{{ .Params.lead }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" title="{{ .Site.Title }}" href="/fa/rss.xml">
<meta property="og:site_name" content="{{ .Site.Title }}">
<meta property="og:locale" content="fa_IR">
<meta property="og:type" content="article">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Params.lead }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta name="twitter:card" content="summary">
{{ with .Date }}<meta property="article:published_time" content="{{ .Format "2006-01-02T15:04:05Z" }}">
<meta property="article:modified_time" content="{{ .Format "2006-01-02T15:04:05Z" }}">{{ end }}
</head>
<body class="page-story" data-kind="story" data-section="{{ .Params.section }}">
<a class="skip" href="#main">پرش به متن اصلی</a>
{{ partialCached "masthead.html" . }}
{{ block "main" . }}{{ end }}
<iframe class="frame frame-films" src="/fa/furniture/films.html" title="فیلم" loading="lazy"></iframe>
<iframe class="frame frame-strip" src="/fa/furniture/strip.html" title="تازه‌ترین عنوان‌ها" loading="lazy"></iframe>
{{ partialCached "foot.html" . }}
</body>
</html>
"""

MASTHEAD = """<header class="masthead" id="top">
<div class="masthead-top">
<iframe class="frame frame-dateline" src="/fa/furniture/dateline.html" title="امروز"></iframe>
<p class="nameplate"><a href="/fa/" rel="home"><bdi>{{ .Site.Title }}</bdi></a></p>
<p class="motto">روزنامهٔ برخط</p>
<p class="tools"><a href="/fa/rss.xml">خوراک <bdi>RSS</bdi></a> <button class="theme" type="button" hidden>تیره و روشن</button></p>
</div>
<nav class="menu" aria-label="بخش‌های روزنامه"><ul>
{{ range .Site.Data.sections }}<li><a href="/fa/section/{{ .slug }}">{{ .name }}</a></li>
{{ end }}</ul></nav>
</header>
"""

FOOT = """<footer class="foot"><div class="foot-in">
<p class="foot-name"><bdi>{{ .Site.Title }}</bdi> <span>روزنامهٔ برخط</span></p>
<nav aria-label="بخش‌ها، در پای صفحه"><ul>
{{ range .Site.Data.sections }}<li><a href="/fa/section/{{ .slug }}">{{ .name }}</a></li>
{{ end }}</ul></nav>
<p class="foot-end"><a href="/fa/rss.xml">خوراک <bdi>RSS</bdi></a> <a href="#top">بازگشت به بالای صفحه</a></p>
</div></footer>
"""

STORY = """{{ define "main" }}
<main id="main" class="story story-news"><article>
<header class="story-head"><h1 class="headline"><span class="words">{{ .Title }}</span></h1>
<p class="lead">{{ .Params.lead }}</p></header>
<div class="story-meta">
<p class="story-section"><a href="/fa/section/{{ .Params.section }}">{{ .Params.sectionname }}</a></p>
<p class="meta meta-wide"><span>کد خبر <span class="code">{{ .Params.code }}</span></span> <span>تاریخ انتشار: <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z" }}">{{ .Date.Format "15:04 - 02-01-2006" }}</time></span></p>
<p class="meta meta-compact" aria-hidden="true"><span>کد <span class="code">{{ .Params.code }}</span></span> <span>انتشار: <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z" }}">{{ .Date.Format "15:04 - 02-01-2006" }}</time></span></p>
<p class="share"><a class="short" href="/fa/news/{{ .Params.code }}">پیوند کوتاه</a> <a href="mailto:?subject={{ .Title | urlquery }}&amp;body={{ .Permalink | urlquery }}">ارسال به دوستان</a></p>
</div>
<div class="body">{{ .Content }}</div>
</article></main>
<iframe class="frame frame-more" src="/fa/furniture/more/{{ .Params.section }}.html" title="خبرهای بیشتر" loading="lazy"></iframe>
{{ end }}
"""

SECTION = """{{ define "main" }}
<main id="main" class="section">
<h1 class="section-name">{{ .Title }}</h1>
<ul class="list">
{{ range first 40 (where .Site.RegularPages "Params.section" .Params.slug) }}
<li><article class="card card-list"><div class="card-text"><h2 class="headline"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p class="lead">{{ .Params.lead }}</p></div></article></li>
{{ end }}
</ul></main>
{{ end }}
"""

FRONT = """{{ define "main" }}
<main id="main" class="front">
{{ range first 40 .Site.RegularPages }}
<article class="card"><h2 class="headline"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p class="lead">{{ .Params.lead }}</p></article>
{{ end }}
</main>
{{ end }}
"""


def write_site(folder: Path, stories: Iterable[Story], sections: Iterable[Section]) -> None:
    """Write the sources of the Hugo site into *folder*."""
    sections = list(sections)
    layouts = {
        "config.toml": CONFIG,
        "layouts/_default/baseof.html": BASE,
        "layouts/_default/single.html": STORY,
        "layouts/_default/list.html": SECTION,
        "layouts/index.html": FRONT,
        "layouts/partials/masthead.html": MASTHEAD,
        "layouts/partials/foot.html": FOOT,
        "data/sections.json": json.dumps(
            [{"slug": one.slug, "name": one.name} for one in sections], ensure_ascii=False
        ),
    }
    for name, text in layouts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for one in sections:
        path = folder / f"content/fa/section/{one.slug}/_index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"+++\ntitle = {_toml(one.name)}\nslug = {_toml(one.slug)}\n+++\n", encoding="utf-8")
    names = {one.slug: one.name for one in sections}
    news = folder / "content/news"
    news.mkdir(parents=True, exist_ok=True)
    for story in stories:
        (news / f"{story.code}.md").write_text(page_of(story, names), encoding="utf-8")


def page_of(story: Story, names: dict[str, str]) -> str:
    """Return the source of a story's page; its body is HTML already, which is in Hugo's favour."""
    head = (
        f"title = {_toml(story.headline)}",
        f"lead = {_toml(story.lead)}",
        f"date = {story.first_published.isoformat()}",
        f'code = "{story.code}"',
        f"section = {_toml(story.section)}",
        f"sectionname = {_toml(names.get(story.section, story.section))}",
    )
    body = []
    for block in story.body:
        if isinstance(block, ParagraphBlock):
            body.append(f"<p>{html.escape(block.text.words)}</p>")
        elif isinstance(block, HeadingBlock):
            body.append(f"<h2>{html.escape(block.words)}</h2>")
    return "+++\n{}\n+++\n{}\n".format("\n".join(head), "\n".join(body))


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
