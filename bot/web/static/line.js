/* The line to the service: questions with an end to waiting, and what happens elsewhere. */
(function () {
  "use strict";

  const FRAGMENT = "text/html; fragment";
  const POLL = 3000;
  const AGAIN = 1000;
  const PATIENCE = 15000;
  const POLLS_BEFORE_STREAM = 20;

  const chat = window.duilian;
  let outside = false;

  function ask(address, options) {
    const stop = window.AbortController ? new AbortController() : null;
    const timer = setTimeout(function () { if (stop) { stop.abort(); } }, PATIENCE);
    options.credentials = "same-origin";
    options.headers = Object.assign({ Accept: FRAGMENT }, options.headers);
    if (stop) { options.signal = stop.signal; }
    return fetch(address, options).then(function (answer) {
      /* Whoever writes here is somebody else now, with talks of his own. */
      if (answer.status === 205) { window.location.reload(); }
      if (answer.ok && !answer.redirected) { return answer.text(); }
      outside = answer.redirected || answer.status === 401 || answer.status === 403;
      if (outside) { chat.tell("outside"); }
      throw new Error(String(answer.status));
    }).then(function (text) {
      clearTimeout(timer);
      return text;
    }, function (error) {
      clearTimeout(timer);
      throw error;
    });
  }

  /* What others say, or oneself elsewhere */

  let source = null;
  let misses = 0;
  let polls = 0;
  let timer = null;

  function live() {
    if (!window.EventSource) {
      poll();
      return;
    }
    source = new EventSource("/stream?after=" + chat.newest());
    source.onopen = function () {
      misses = 0;
      chat.tell("");
    };
    source.addEventListener("reload", function () { window.location.reload(); });
    source.onmessage = function (event) { chat.show(event.data); };
    source.onerror = function () {
      misses += 1;
      if (misses < 2 && source.readyState !== EventSource.CLOSED) { return; }
      source.close();
      source = null;
      if (misses < 2) { timer = setTimeout(live, AGAIN); } else { poll(); }
    };
  }

  function fetched() {
    return ask("/exchanges?after=" + chat.newest(), {}).then(function (html) {
      chat.tell("");
      chat.show(html);
    }, function () {
      if (!outside) { chat.tell("offline"); }
    });
  }

  function poll() {
    polls += 1;
    if (outside) { return; }
    if (window.EventSource && polls % POLLS_BEFORE_STREAM === 0) {
      misses = 1;
      live();
      return;
    }
    (document.hidden ? Promise.resolve() : fetched()).then(function () { timer = setTimeout(poll, POLL); });
  }

  document.addEventListener("visibilitychange", function () { if (!document.hidden && !outside) { fetched(); } });
  window.addEventListener("pagehide", function () {
    if (source) { source.close(); }
    clearTimeout(timer);
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { live(); } });

  chat.ask = ask;
  live();
})();
