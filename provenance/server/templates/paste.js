"use strict";
// Without this script the form sends the text by itself. With it, files can be dropped, paragraphs pasted from a word
// processor stay apart, and the report is shown below and can be saved.
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var area = byId("text"), source = byId("source"), said = byId("said"), go = byId("go"), frame = byId("frame");
  var chosen = [], shown = "";

  // A word processor puts its text on the clipboard as HTML too, and only there are its paragraphs told apart.
  var BLOCKS = "p,div,h1,h2,h3,h4,h5,h6,li,blockquote,tr,pre,section,article,header,footer,table,ul,ol";
  var words = function (html) {
    var bare = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, "");
    var page = new DOMParser().parseFromString(bare, "text/html");
    page.querySelectorAll("script,title,head,del,template,noscript").forEach(function (e) { e.remove(); });
    page.querySelectorAll("br").forEach(function (e) { e.replaceWith("\u0001"); });
    page.querySelectorAll("td,th").forEach(function (e) { e.append(" "); });
    page.querySelectorAll(BLOCKS).forEach(function (e) { e.before("\u0002"); e.after("\u0002"); });
    return page.body.textContent.replace(/[ \t\r\n\u00a0]+/g, " ").replace(/ ?\u0001 ?/g, "\n")
      .replace(/[ \n]*\u0002[ \n\u0002]*/g, "\n\n").trim();
  };
  var pasted = function (event) {
    var data = event.clipboardData, into = event.currentTarget;
    if (!data) { return; }
    if (into === area && data.files && data.files.length && !data.getData("text/plain")) {
      event.preventDefault();
      add(data.files);
      return;
    }
    var html = data.getData("text/html");
    var text = html && words(html);
    if (!text) { return; }
    event.preventDefault();
    into.setRangeText(text, into.selectionStart, into.selectionEnd, "end");
  };
  area.addEventListener("paste", pasted);
  source.addEventListener("paste", pasted);

  var list = function () {
    byId("list").replaceChildren.apply(byId("list"), chosen.map(function (file) {
      var item = document.createElement("li"), name = document.createElement("bdi"), off = document.createElement("button");
      name.textContent = file.name;
      off.type = "button"; off.className = "plain"; off.textContent = "remove";
      off.setAttribute("aria-label", "remove " + file.name);
      off.addEventListener("click", function () { chosen.splice(chosen.indexOf(file), 1); list(); });
      item.append(name, off);
      return item;
    }));
  };
  var add = function (files) { chosen = chosen.concat(Array.from(files)); list(); };
  byId("drop").hidden = false;
  byId("files").addEventListener("change", function () { add(this.files); this.value = ""; });
  var depth = function (on) { document.body.classList.toggle("over", on); };
  document.addEventListener("dragover", function (event) {
    if (event.dataTransfer && Array.from(event.dataTransfer.types).indexOf("Files") >= 0) { event.preventDefault(); depth(true); }
  });
  document.addEventListener("dragleave", function (event) { if (!event.relatedTarget) { depth(false); } });
  document.addEventListener("drop", function (event) {
    depth(false);
    if (event.dataTransfer && event.dataTransfer.files.length) { event.preventDefault(); add(event.dataTransfer.files); }
  });

  var content = function (file) {
    return new Promise(function (done, failed) {
      var reader = new FileReader();
      reader.onload = function () { done({ name: file.name.slice(0, 300), content: reader.result.split(",")[1] || "" }); };
      reader.onerror = function () { failed(new Error(file.name + " cannot be read")); };
      reader.readAsDataURL(file);
    });
  };
  var say = function (words, wrong) { said.textContent = words; said.className = wrong ? "error" : ""; };
  var show = function (page) {
    if (shown) { URL.revokeObjectURL(shown); }
    shown = URL.createObjectURL(new Blob([page], { type: "text/html;charset=utf-8" }));
    frame.src = shown;
    byId("save").href = shown;
    byId("save").download = "provenance-" + new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-") + ".html";
    byId("open").href = shown;
    byId("result").hidden = false;
    byId("result-h").focus();
  };

  byId("form").addEventListener("submit", function (event) {
    event.preventDefault();
    if (!area.value.trim() && !chosen.length) { say("There is nothing to check yet: paste a text or drop a file.", true); return; }
    go.disabled = true;
    say("Checking …");
    var headers = { "Content-Type": "application/json" };
    if (byId("token")) { headers.Authorization = "Bearer " + byId("token").value; }
    Promise.all(chosen.map(content)).then(function (texts) {
      if (area.value.trim()) { texts.unshift({ name: "pasted text", text: area.value }); }
      var body = { texts: texts, language: byId("language").value, house: byId("house").value };
      if (byId("model") && byId("model").value) { body.model = byId("model").value; body.explain = true; }
      if (source.value.trim()) { body.sources = [{ name: "source text", text: source.value }]; }
      return fetch("/v1/page", { method: "POST", headers: headers, body: JSON.stringify(body) });
    }).then(function (answer) {
      return answer.text().then(function (text) {
        if (answer.ok) { say("Checked."); show(text); return; }
        var told = JSON.parse(text);
        throw new Error(told.error + (told.mend ? " (" + told.mend + ")" : ""));
      });
    }).catch(function (error) { say("Not checked: " + error.message, true); })
      .finally(function () { go.disabled = false; });
  });
}());
