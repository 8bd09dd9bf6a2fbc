// Looks at every report in its frame and says what a reader would complain about.
// Runs in the page that LayoutTests writes; one line of text for each finding.
"use strict";

const findings = [];

function isHidden(element) {
  return element.closest(".hidden, .skip, .patterns, .cards thead, details:not([open]) > :not(summary)") !== null;
}

function overflow(frame, report) {
  const page = frame.contentDocument;
  const width = frame.clientWidth;
  const root = page.documentElement;
  if (root.scrollWidth > width) findings.push(`${report}: the page is ${root.scrollWidth} wide`);
  for (const element of page.body.querySelectorAll("*")) {
    if (isHidden(element) || element.closest(".scroll > *, defs")) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || (box.right <= width + 1 && box.left >= -1)) continue;
    findings.push(`${report}: <${element.tagName}> reaches from ${box.left} to ${box.right}: ` +
      element.textContent.trim().slice(0, 40));
  }
}

function drawings(frame, report) {
  for (const drawing of frame.contentDocument.querySelectorAll("svg.drawing")) {
    if (isHidden(drawing)) continue;
    const outer = drawing.getBoundingClientRect();
    if (outer.width < 24) findings.push(`${report}: ${drawing.id} is ${outer.width} wide`);
    const texts = [...drawing.querySelectorAll("text")]
      .map(text => ({ word: text.textContent, box: text.getBoundingClientRect() }));
    for (const { word, box } of texts) {
      const isInside = box.left >= outer.left - 1 && box.right <= outer.right + 1 &&
        box.top >= outer.top - 1 && box.bottom <= outer.bottom + 1;
      if (!isInside) findings.push(`${report}: '${word}' leaves its drawing`);
    }
    texts.forEach((one, index) => texts.slice(index + 1).forEach(other => {
      const across = Math.min(one.box.right, other.box.right) -
        Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) -
        Math.max(one.box.top, other.box.top);
      if (across > 1 && down > 3) {
        findings.push(`${report}: '${one.word}' and '${other.word}' overlap`);
      }
    }));
  }
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour) { return colour.match(/[\d.]+/g).map(Number); }

function contrasts(frame, report) {
  const view = frame.contentWindow;
  const seen = new Set();
  for (const element of frame.contentDocument.body.querySelectorAll("*")) {
    const hasText = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!hasText || isHidden(element) || element.closest("svg")) continue;
    let ground = element;
    let back = [0, 0, 0, 0];
    while (ground && (back.length === 4 && back[3] === 0)) {
      back = channels(view.getComputedStyle(ground).backgroundColor);
      ground = ground.parentElement;
    }
    const front = channels(view.getComputedStyle(element).color);
    const [a, b] = [luminance(front), luminance(back)].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    const key = `${element.className} ${contrast}`;
    if (contrast < 4.5 && !seen.has(key)) {
      seen.add(key);
      findings.push(`${report}: contrast ${contrast.toFixed(2)} of .${element.className}`);
    }
  }
}

// Targets that are smaller than 24 pixels each way must stand apart (WCAG 2.2, 2.5.8); links in
// a sentence need not.
function targets(frame, report) {
  for (const link of frame.contentDocument.querySelectorAll("nav a, .turn-list a, summary")) {
    if (isHidden(link)) continue;
    const box = link.getBoundingClientRect();
    if (box.height < 24 || box.width < 24) {
      findings.push(`${report}: '${link.textContent}' is ${box.width} × ${box.height}`);
    }
  }
}

addEventListener("load", () => {
  const frames = [...document.querySelectorAll("iframe")];
  for (const frame of frames) {
    const report = `${frame.title} at ${frame.clientWidth}`;
    const margin = frame.contentWindow.getComputedStyle(frame.contentDocument.body).maxWidth;
    if (margin === "none") findings.push(`${report}: the style was not admitted`);
    for (const details of frame.contentDocument.querySelectorAll("details")) details.open = true;
    overflow(frame, report);
    drawings(frame, report);
    contrasts(frame, report);
    targets(frame, report);
  }
  document.getElementById("findings").textContent =
    `looked at ${frames.length}\n${findings.join("\n")}\nend`;
});
