"use strict";
// Without this script a marked word is a link to its why-box. With it, the word opens and closes the box in place.
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var set = function (word, open) {
    word.setAttribute("aria-expanded", String(open));
    byId(word.getAttribute("aria-controls")).classList.toggle("open", open);
  };
  var words = Array.prototype.slice.call(document.querySelectorAll(".text a.w"));
  document.documentElement.classList.add("js");
  words.forEach(function (word) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-controls", word.getAttribute("href").slice(1));
    set(word, false);
  });
  document.addEventListener("click", function (event) {
    var word = event.target.closest("a");
    if (!word) { return; }
    if (word.hasAttribute("aria-controls")) {
      event.preventDefault();
      set(word, word.getAttribute("aria-expanded") !== "true");
    } else if (word.classList.contains("back")) {
      event.preventDefault();
      var from = byId(word.getAttribute("href").slice(1));
      set(from, false);
      from.focus();
    }
  });
  document.addEventListener("keydown", function (event) {
    var at = document.activeElement;
    var word = at && at.hasAttribute("aria-controls") ? at : null;
    if (event.key === " " && word) {
      event.preventDefault();
      word.click();
    } else if (event.key === "Escape" && at) {
      var box = at.closest(".why");
      word = word || (box && document.querySelector('[aria-controls="' + box.id + '"]'));
      if (word) { set(word, false); word.focus(); }
    }
  });
  var arrive = function () {
    var id = decodeURIComponent(location.hash.slice(1));
    var told = /^f\d+$/.test(id) ? byId(id) : null;
    if (told) { told.open = true; }
    var target = /^[mw]\d+-\d+$/.test(id) ? byId(id) : null;
    if (!target) { return; }
    var word = target.classList.contains("why") ? document.querySelector('[aria-controls="' + id + '"]') : target;
    if (word.hasAttribute("aria-controls")) { set(word, true); }
    word.focus();
  };
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (one) { one.open = true; });
  });
  window.addEventListener("hashchange", arrive);
  arrive();
})();
