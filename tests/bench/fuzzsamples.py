"""Short samples of all formats for `tests.bench.fuzz`, and marks that formats set store by."""

# ruff: noqa: E501

from __future__ import annotations

import zipfile
from io import BytesIO

__all__ = ["MARKS", "SOUND_MARKS", "samples"]

MARKS = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        "<", ">", "&", '"', "'", "\\", "/", "{", "}", "[", "]", ",", ":", "=", "-", "\n", "\r\n",
        "\r", "\t", "  ", "\xa0", "\u2028", "é", "“", "😀", "\ufeff", "\x01", "\x02", "\x03", "\x0c",
        "&amp;", "&amp;amp;", "&lt;p&gt;", "&eacute;", "&copy", "&#233;", "&#xD800;", "&#0;", "&x;",
        "&notit;", "<p>", "</p>", "<p", "<br>", "<br/><br>", "<b>", "</b>", "<div>", "</div>", "<li>",
        "<table>", "<aside>", "</aside>", "<script>", "</script>", "<head>", "<h1>", "<code>x</code>",
        "<!--", "-->", "<!-->", "<!-- newslint: ok NUM001 -->", "<![CDATA[", "]]>", "<?x ?>",
        "<article>", "</article>", "<p class='byline'>", "<p hidden>", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "\\n", "\\n\\n", "\\u00e9", "\\ud83d\\ude00", "\\ud800", "\\u0000", "\\\"", "\\/", "\\x", "null",
        "\\u003cp\\u003e", "\\u0026amp;", "(CQ)", "[newslint: ok STR -- why]", "newslint: ok", "^", "``",
        "''", " _ ", "By A. Writer", "ROME (AP) - ", "```", "> ", "- ", "# ", "---\n", "+++\n", "~~",
        "[caption]", "[/caption]", "[gallery ids='1']", "<w:p/>", "<w:br/>", "<w:del>", "</w:del>",
        "<w:r><w:t> a </w:t></w:r>", "<w:t xml:space='preserve'> b </w:t>", "<q>", "</q>", "<hl2>x</hl2>",
    )
)  # fmt: skip

SOUND_MARKS = tuple(
    text.encode()
    for text in (
        " ", "  ", " x ", "\xa0", "é", "😀", "“", "&amp;", "&#233;", "&#xe9;", "&lt;p&gt;", "&amp;amp;",
        "&amp;eacute;", "<b>", "<b/>", "<br/>", "<b>x</b>", "<p>x</p>", "<br/><br/>", "<!-- x -->",
        "<!-- newslint: ok NUM001 -->", "(CQ)", " (CQ) ", "[newslint: ok STR]", "<aside>x</aside>",
        "<code>x</code>", "``", " _ ", "By ", "<i> x </i>", "&#10;", "<h1>x</h1>", "<q>x</q>", "]]", "'",
    )
)  # fmt: skip
"""What may stand in the text of XML, and between the letters of a JSON string."""

_HTML = """<!doctype html><html lang=en><head><meta property="og:title" content="Title &amp; more">
<meta name=date content=2026-03-11></head><body><nav><p>Home</p></nav><article><h1>A head&shy;line</h1>
<p class="byline">By A. <b>Writer</b></p><p>ROME (AP) - One <em>para</em>graph of
  copy &mdash; with <a href="x?a&amp;b">a link</a>.</p><!-- newslint: ok NUM001 -->
<p>Two (CQ) men<br>said.<br><br>Then &quot;no&quot;.<ul><li>Item <code>x</code> one</ul></article></body></html>
"""
_NITF = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf xml:lang="en"><head><docdata><date.issue norm="20260311T12"/><ed-msg info="x"/></docdata></head>
<body><body.head><hedline><hl1>A headline &amp; more</hl1><hl2>Deck</hl2></hedline><byline>By <person>A
 Writer</person><byttl>Staff</byttl></byline><dateline><location>ROME</location> (AP)</dateline></body.head>
<body.content><block><p>One <num>two</num> &eacute;&#233; three.</p><!-- newslint: ok STR --><p>Last
one<![CDATA[ & <b> ]]>here (CQ).</p><hl2>Sub</hl2><ul><li>Item</li></ul></block></body.content>
<body.end><tagline>Tag</tagline></body.end></body></nitf>
"""
_NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en-GB"><itemMeta><edNote>no</edNote>
</itemMeta><contentMeta><contentCreated>2026-03-11</contentCreated><by>By A</by><dateline>ROME</dateline>
<headline>Head &#8220;line&#8221;</headline></contentMeta><contentSet>%s</contentSet></newsItem>
"""
_XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<h1>Head</h1><p>One <b>bold</b> word.</p><div>Two<br/>lines</div></body></html></inlineXML>"""
_DATA = """<inlineData contenttype="text/html">&lt;p&gt;One &amp;amp; two &amp;#233;.&lt;/p&gt;&lt;p&gt;Three
&lt;b&gt;four&lt;/b&gt;&lt;/p&gt;</inlineData>"""
_PLAIN_DATA = '<inlineData contenttype="text/plain">One line.\n\nAnother &amp; more.</inlineData>'
_WXR = """<rss xmlns:content="c" xmlns:wp="w"><channel><language>en</language><item><title>A &amp;amp; B</title>
<content:encoded><![CDATA[%s]]></content:encoded><wp:post_date>2026-03-11 10:00:00</wp:post_date>
<wp:post_type>post</wp:post_type></item><item><title><![CDATA[Two]]></title><content:encoded>
&lt;p&gt;Esc &amp;eacute; aped&lt;/p&gt;</content:encoded></item></channel></rss>
"""
_BLOCKS = """<!-- wp:paragraph -->\n<p>One <em>two</em> &eacute;.</p>\n<!-- /wp:paragraph -->
[caption id="x"]<img src="a"> caption[/caption]<!-- newslint: ok STR001 --><p>Three (CQ).</p>"""
_CLASSIC = "First paragraph\nwraps.\n\nSecond &amp; <b>bold</b>.\n\n[gallery]\n\nThird."
_POST = r"""[{"date":"2026-03-11T10:00:00","title":{"rendered":"A &#8220;title\u201d"},"content":{"rendered":
"<p>One\n<em>two<\/em> &amp; \u003cb\u003ethree\u003c/b\u003e.<\/p>\n<!-- newslint: ok NUM001 -->\n<p>Four (CQ).<\/p>"}}]
"""
_NINJS = r"""{"uri":"x","type":"text","language":"en","versioncreated":"2026-03-11T10:00:00Z","byline":"By A",
"headline":"Head \"line\" \u00e9","ednote":"no","body_%s":"%s"}
"""
_NINJS3 = r"""{"uri":"x","headlines":[{"role":"s","value":"no"},{"role":"main","value":"Head"}],"by":"A B",
"bodies":[{"contentType":"text/plain","value":"One\ntwo.\n\nThree \ud83d\ude00 (CQ) four."}]}
"""
_ANS = r"""{"type":"story","version":"0.10.9","headlines":{"basic":"Head &amp; line"},"subheadlines":{"basic":"D"},
"credits":{"by":[{"name":"A"}]},"content_elements":[{"type":"text","content":"<b>ROME<\/b> - One &eacute; \u00e9"},
{"type":"list","items":[{"type":"text","content":"Item"}]},{"type":"quote","content_elements":[{"type":"text",
"content":"Quoted"}]},{"type":"image","caption":"Cap"},{"type":"header","content":"Sub"}]}
"""
_SUPERDESK = r"""{"_items":[{"_id":"1","type":"text","headline":"A <b>head</b>","byline":"A","dateline":{"text":
"ROME, March 11 (AP) \u2014 "},"ednote":"no","abstract":"<p>Abs</p>","body_html":"<p>One\u00a0two&nbsp;three.<\/p><p>Four
</p>","body_footer":"<p>Foot</p>"}]}
""".replace("Four\n", "Four\\n")
_IPTC = """\x01abc0007 4 i 120 slug\r\n\r\nKeyword/\r\n\x02Headline of the\r\nstory\r\nBy A. Writer =\r\n
ROME (AP) - First paragraph that\r\nwraps, said ``nobody''.\r\n\r\n- Item _ one\r\n   Indented (CQ).\r\n
The following information is not for publication\r\nnote\r\n\x03\r\n111200 Mar 26\r\n"""
_ANPA = """\x16\x16\x01a0042\x1fx\r\nr i \x14\x11 bc-x 03-11 0012\r\n\x02^BC-X,12<\r\n^Head line<\r\n^Eds: no<\r\n
^By A. WRITER=\r\n^Associated Press=\r\n\t   ROME (AP) _ ``One,'' he said.\r\n\t   Two & more. \r\n\x03
\tAP-WF-03-11-26 1200GMT<\r\n"""
_MARKDOWN = """---\ntitle: "A head\\u00e9line"\ndate: 2026-03-11\n---\n# Head\n\nOne *two* &amp; [three](x)
four.\n\n<!-- newslint: ok NUM001 -->\n> Quoted `code`\n\n- Item (CQ)\n"""
_TEXT = "Headline\n\nBy A. Writer\n\nROME (AP) - One two\nthree. [newslint: ok NUM]\n\n   Four (CQ).\r\n"
_WORD = """<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="T"/>
</w:pPr><w:r><w:t>Head &amp; line</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">One </w:t></w:r><w:del><w:r>
<w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:r><w:br/><w:t> three (CQ)</w:t>
<w:tab/></w:r></w:p><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr>
<w:numPr/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p><w:p><w:r><w:t>joined</w:t></w:r></w:p>
</w:body></w:document>"""
_STYLES = (
    """<w:styles xmlns:w="w"><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>"""
)
_HTML_STRING = (
    r"<p>One <em>two<\/em>\n three &amp; \u0026eacute;.<\/p><p>Four \"five\" (CQ)<br>six<\/p>"
)
_TEXT_STRING = r"One two.\n\nThree\r\nfour \ud83d\ude00 \u00e9."


def samples() -> list[tuple[str, bytes]]:
    """Names, which choose the reader, and contents."""
    texts = {
        "a.txt": _TEXT,
        "a.md": _MARKDOWN,
        "a.html": _HTML,
        "fragment.html": "<p>One <i>two</i>&nbsp;three<p>Four &ldquo;five&rdquo;\n<blockquote>Six",
        "a.nitf": _NITF,
        "nitf.xml": _NITF.replace("&eacute;", "é").replace('<!DOCTYPE nitf SYSTEM "nitf.dtd">', ""),
        "xhtml.xml": _NEWSML % _XHTML,
        "html.xml": _NEWSML % _DATA,
        "text.xml": _NEWSML % _PLAIN_DATA,
        "blocks.xml": _WXR % _BLOCKS,
        "classic.xml": _WXR % _CLASSIC,
        "post.json": _POST,
        "ninjs1.json": _NINJS % ("html", _HTML_STRING),
        "ninjs2.json": _NINJS % ("text", _TEXT_STRING),
        "ninjs3.json": _NINJS3,
        "ans.json": _ANS,
        "superdesk.json": _SUPERDESK,
        "a.iptc": _IPTC,
        "a.anpa": _ANPA,
    }
    found = [(name, text.encode()) for name, text in texts.items()]
    found.append(("latin.html", _HTML.replace("head&shy;", "caf\xe9").encode("latin-1")))
    found.append(("utf16.xml", _NITF.encode("utf-16")))
    return [*found, ("a.docx", _word())]


def _word() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _WORD)
        archive.writestr("word/styles.xml", _STYLES)
    return target.getvalue()
