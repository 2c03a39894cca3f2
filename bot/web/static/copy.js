/* Buttons that copy what stands beside them. */
(function () {
  "use strict";

  function copied(field) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(field.value);
    }
    field.select();
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  document.querySelectorAll(".copy button").forEach(function (button) {
    const field = button.parentNode.querySelector("input");
    field.addEventListener("focus", function () { field.select(); });
    button.hidden = false;
    button.addEventListener("click", function () {
      copied(field).then(
        function () { button.textContent = button.dataset.done; },
        function () { field.focus(); }
      );
    });
  });
})();
