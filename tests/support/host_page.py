"""Pages of clinics that embed the widget, as the browser would get them."""

from __future__ import annotations

from playwright.sync_api import Page, Route

PATH = "/clinic.html"
EMBED = '<script src="/chat/widget.js" async></script><hippath-chat {attributes}></hippath-chat>'


def embed(page: Page, server_url: str, *, head: str = "", body: str = "", attributes: str = "", csp: str = "") -> str:
    """Let `page` find a clinic's page on the server's own address; return where."""
    html = f'<!doctype html><html lang="en"><head><title>Clinic</title>{head}</head><body><main>{body}</main>'
    html += EMBED.format(attributes=attributes) + "</body></html>"
    headers = {"Content-Type": "text/html; charset=utf-8", **({"Content-Security-Policy": csp} if csp else {})}

    def answer(route: Route) -> None:
        route.fulfill(body=html, headers=headers)

    page.route(f"{server_url}{PATH}", answer)
    return f"{server_url}{PATH}"
