/* What is said here: sent without leaving the page, each line once, none lost. */
(function () {
  "use strict";

  const chat = window.duilian;
  const log = document.getElementById("log");
  const choices = document.getElementById("choices");
  const composer = document.getElementById("composer");
  const input = document.getElementById("content");
  const jobs = [];
  let busy = false;

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
  }

  /* What goes out: one at a time, each under an id of its own, the same again on a second try. */

  function say(fields, words) {
    const bubble = document.getElementById("pending").content.firstElementChild.cloneNode(true);
    const job = { fields: fields, words: words, bubble: bubble, seen: false };
    bubble.querySelector(".said p").textContent = words;
    bubble.querySelector("button").addEventListener("click", next);
    bubble.setAttribute("aria-hidden", "true");
    log.appendChild(bubble);
    jobs.push(job);
    chat.toEnd();
    next();
  }

  function form(fields) {
    return Object.keys(fields).map(function (name) {
      return encodeURIComponent(name) + "=" + encodeURIComponent(fields[name]);
    }).join("&");
  }

  function next() {
    if (busy || !jobs.length) { return; }
    const job = jobs[0];
    busy = true;
    job.bubble.classList.remove("stuck");
    job.bubble.setAttribute("aria-hidden", "true");
    able(false);
    job.fields.after = chat.newest();
    chat.ask("/say", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: form(job.fields)
    }).then(function (html) { arrived(job, html); }, function () { stuck(job); });
  }

  function arrived(job, html) {
    busy = false;
    jobs.shift();
    chat.changing(function () { log.removeChild(job.bubble); });
    chat.tell("");
    able(true);
    chat.show(html);
    keepDraft();
    next();
  }

  function stuck(job) {
    busy = false;
    if (job.seen) { /* it got through, only the answer did not */
      job.seen = false;
      next();
      return;
    }
    jobs.forEach(function (each) {
      each.bubble.hidden = false;
      each.bubble.classList.add("stuck");
      each.bubble.removeAttribute("aria-hidden");
    });
    if (job.fields.text !== undefined) { able(true); }
    keepDraft();
    chat.toEnd();
  }

  function able(yes) {
    Array.from(choices.querySelectorAll("button")).forEach(function (button) { button.disabled = !yes; });
  }

  function hidden(from) {
    const fields = {};
    Array.from(from.querySelectorAll("input[type=hidden]")).forEach(function (field) {
      fields[field.name] = field.value;
    });
    fields.message_id = newId();
    return fields;
  }

  function toInput() {
    if (window.matchMedia("(pointer: fine)").matches) { input.focus(); }
  }

  /* What was said is there for good, perhaps before the answer to its sending. */
  chat.onSaid = function (article) {
    const own = article.querySelector(".own .said p");
    const job = jobs.find(function (each) { return own && own.textContent === each.words; });
    if (!job) { return; }
    job.seen = true;
    job.bubble.hidden = true;
    if (job === jobs[0]) { next(); }
  };

  /* The input */

  function grow() {
    input.style.height = "auto";
    input.style.height = input.scrollHeight + 2 + "px";
  }

  /* What is written, or else what did not get through, outlives a reload. */
  function keepDraft() {
    const lost = jobs.filter(function (job) { return job.fields.text !== undefined; });
    chat.keep("draft", input.value || (lost.length ? lost[0].words : ""));
  }

  function sendInput() {
    const words = input.value.trim();
    input.focus();
    if (!words) { return; }
    const fields = hidden(composer);
    fields.text = words;
    input.value = "";
    grow();
    keepDraft();
    say(fields, words);
  }

  composer.noValidate = true;
  composer.addEventListener("submit", function (event) {
    event.preventDefault();
    sendInput();
  });
  input.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) { return; }
    event.preventDefault();
    sendInput();
  });
  input.addEventListener("input", function () {
    grow();
    keepDraft();
  });
  /* A tap on the button leaves the keyboard of a phone open. */
  composer.querySelector(".send").addEventListener("mousedown", function (event) { event.preventDefault(); });

  choices.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) { return; }
    event.preventDefault();
    const fields = hidden(button.form);
    fields[button.name] = button.value;
    button.setAttribute("aria-pressed", "true");
    say(fields, button.textContent.trim());
    toInput();
  });
  Array.from(document.querySelectorAll("form[action='/leave']")).forEach(function (leave) {
    leave.addEventListener("submit", function () {
      chat.keep("draft", "");
      chat.keep("followed", "");
    });
  });

  input.value = input.value || chat.kept("draft");
  grow();
  chat.toEnd();
  toInput();
  window.addEventListener("online", next);
})();
