"""Every way into the site."""

from bot.web import chat, entrance, linking, live, playbooks, team
from bot.web.site import Door, Least
from coach.compiler.gate import MOST_BYTES

#: What a form has around its file, in bytes, at most.
AROUND_FILE = 8 * 1024

ANYONE, MEMBER, MANAGER = Least.ANYONE, Least.MEMBER, Least.MANAGER
DOORS = (
    Door("GET", "/", chat.page, MEMBER),
    Door("POST", "/say", chat.say, MEMBER),
    Door("GET", "/stream", live.stream, MEMBER),
    Door("GET", "/exchanges", chat.exchanges, MEMBER),
    Door("GET", "/files/{number}", chat.file, MEMBER),
    Door("GET", "/enter", entrance.page, ANYONE),
    Door("GET", "/enter/{code}", entrance.page, ANYONE),
    Door("POST", "/enter", entrance.enter, ANYONE),
    Door("POST", "/leave", entrance.leave, MEMBER),
    Door("GET", "/playbooks", playbooks.page, MEMBER),
    Door("POST", "/playbooks", playbooks.upload, MANAGER, MOST_BYTES + AROUND_FILE),
    Door("POST", "/playbooks/withdraw", playbooks.withdraw, MANAGER),
    Door("GET", "/team", team.page, MANAGER),
    Door("POST", "/team/invite", team.invite, MANAGER),
    Door("POST", "/team/dismiss", team.dismiss, MANAGER),
    Door("GET", "/link", linking.page, MEMBER),
    Door("POST", "/link", linking.link, MEMBER),
)
