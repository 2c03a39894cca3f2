/* What the chat shows: puts what comes in into its place, keeps the reader at his. */
(function () {
  "use strict";

  const log = document.getElementById("log");
  const scroll = document.getElementById("scroll");
  const choices = document.getElementById("choices");
  const newer = document.getElementById("newer");
  const line = document.getElementById("line");
  const spoken = document.documentElement.lang;
  const chat = window.duilian = { onSaid: function () {} };

  /* What a browser keeps as long as its tab is open; some keep nothing. */
  function keep(name, value) {
    try {
      if (value) { sessionStorage.setItem(name, value); } else { sessionStorage.removeItem(name); }
    } catch (error) { /* then a reload forgets it */ }
  }

  function kept(name) {
    try { return sessionStorage.getItem(name) || ""; } catch (error) { return ""; }
  }

  function tell(name) {
    line.textContent = name ? document.getElementById(name).content.textContent : "";
  }

  function newest() {
    return Array.from(log.querySelectorAll("article")).reduce(function (most, article) {
      return Math.max(most, Number(article.dataset.number));
    }, 0);
  }

  /* Scrolling */

  function atEnd() {
    return log.getBoundingClientRect().bottom - scroll.getBoundingClientRect().bottom < 80;
  }

  /* To the end; what is longer than the screen is read from its beginning. */
  function toEnd() {
    newer.hidden = true;
    const view = scroll.getBoundingClientRect();
    const last = log.lastElementChild;
    const reply = last && (last.querySelector(".bubble:not(.own)") || last).getBoundingClientRect();
    const end = log.getBoundingClientRect().bottom;
    const long = reply && end - reply.top > view.height;
    scroll.scrollTop += long ? reply.top - view.top - 8 : end - view.bottom;
  }

  /* Change the log; whoever reads the end stays there, whoever reads older ones keeps his place. */
  function changing(change) {
    const stay = !atEnd();
    const before = log.getBoundingClientRect().top;
    const changed = change();
    if (!stay) {
      toEnd();
    } else {
      scroll.scrollTop += log.getBoundingClientRect().top - before;
      newer.hidden = newer.hidden && !changed;
    }
  }

  /* What comes in */

  function place(article) {
    const number = Number(article.dataset.number);
    const all = Array.from(log.children);
    /* What has no number is shown once, at the end. */
    if (number && all.some(function (other) { return Number(other.dataset.number) === number; })) { return false; }
    const hello = log.querySelector(".hello");
    if (hello) { log.removeChild(hello); }
    const next = all.find(function (other) {
      return number && other !== hello && !(Number(other.dataset.number) < number);
    });
    log.insertBefore(article, next || null);
    const before = article.previousElementSibling;
    const day = article.querySelector(".day");
    chat.onSaid(article);
    if (day && before && before.dataset.day === article.dataset.day) { article.removeChild(day); }
    return true;
  }

  function offer(form, number) {
    const old = choices.querySelector("form");
    if (old && number < Number(old.dataset.number)) { return; }
    choices.textContent = "";
    if (form) { choices.appendChild(form); }
  }

  function show(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const form = holder.content.querySelector("form.choices");
    let last = null;
    changing(function () {
      Array.from(holder.content.querySelectorAll("article")).forEach(function (article) {
        if (place(article)) { last = article; }
      });
      if (last && Number(last.dataset.number) === newest()) { offer(form, newest()); }
      return last;
    });
    if (last) { follow(last); }
  }

  /* The page speaks as the coach does: when he changes his language, it is fetched anew. */
  function follow(article) {
    const bubble = article.querySelector("[data-locale]");
    if (!bubble || bubble.dataset.locale === spoken || kept("followed") === bubble.dataset.locale) { return; }
    keep("followed", bubble.dataset.locale);
    window.location.reload();
  }

  newer.addEventListener("click", toEnd);
  scroll.addEventListener("scroll", function () { if (atEnd()) { newer.hidden = true; } });

  /* Where the keyboard of a phone lies over the page, the page ends above it. */
  if (window.visualViewport) {
    window.visualViewport.addEventListener("resize", function () {
      const view = window.visualViewport;
      if (Math.abs(view.scale - 1) > 0.01) { return; }
      document.documentElement.style.setProperty("--height", view.height + "px");
      window.scrollTo(0, 0);
    });
  }

  chat.keep = keep;
  chat.kept = kept;
  chat.tell = tell;
  chat.newest = newest;
  chat.changing = changing;
  chat.toEnd = toEnd;
  chat.show = show;
})();
