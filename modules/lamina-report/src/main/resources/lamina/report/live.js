"use strict";
// Asks for the page as it is now, and puts what has changed into the place of what was.
(() => {
  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
  const parse = text => new DOMParser().parseFromString(text, "text/html");
  const sources = new Map(); // as they came, before headings became buttons
  let stamp = document.documentElement.dataset.stamp;

  function swap(page) {
    const status = document.querySelector(".status");
    status.textContent = page.querySelector(".status").textContent;
    status.className = page.querySelector(".status").className;
    page.querySelectorAll("main > section").forEach(section => {
      const old = document.getElementById(section.id);
      const source = section.outerHTML;
      if (old && sources.get(section.id) === source) {
        return;
      }
      sources.set(section.id, source);
      if (old) {
        const open = Array.from(old.querySelectorAll("details"), details => details.open);
        section.querySelectorAll("details").forEach((details, i) => { details.open = Boolean(open[i]); });
        old.replaceWith(section);
      } else {
        document.querySelector("main").append(section);
      }
      Lamina.enhance(section);
    });
    stamp = page.documentElement.dataset.stamp;
    return page.documentElement.dataset.ended !== undefined;
  }

  function lost() {
    const status = document.querySelector(".status");
    status.textContent = "The training does not answer any more: it has ended, or was stopped. Its folder has what it came to.";
    status.className = "status lost";
  }

  async function follow() {
    for (;;) {
      await pause(2000);
      if (document.hidden) {
        continue;
      }
      try {
        const answer = await fetch("/?since=" + stamp, { cache: "no-store" });
        if (answer.ok && swap(parse(await answer.text()))) {
          return;
        }
      } catch (failure) {
        lost();
        return;
      }
    }
  }
  follow();
})();
