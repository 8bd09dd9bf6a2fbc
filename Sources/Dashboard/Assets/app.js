// Only what a page cannot do by itself: dropping files, telling their progress, and corrections
// with one key. Everything else works without this file.
'use strict';
document.documentElement.classList.add('has-script');

/** Sends each file by itself, so that one that is refused does not hold up the others. */
function uploads(form) {
  const list = document.querySelector('.progress-list');
  const input = form.querySelector('input[type=file]');
  const line = (name) => {
    const item = document.createElement('li');
    const label = document.createElement('bdi');
    label.textContent = name;
    const state = document.createElement('span');
    item.append(label, ': ', state);
    list.append(item);
    return { item, state };
  };
  const told = (shown, status, text) => {
    let answer = {};
    try { answer = JSON.parse(text); } catch { /* not ours: told below */ }
    if (status === 201 || status === 200) {
      shown.state.textContent = status === 201 ? 'read. ' : 'you had it already. ';
      const link = document.createElement('a');
      link.href = '/sessions/' + encodeURIComponent(answer.id) + (status === 201 ? '/people' : '');
      link.textContent = status === 201 ? 'Say who is who' : 'See the session';
      shown.item.append(link);
    } else {
      const reason = answer.error ? answer.error.message : 'the server did not take it.';
      shown.state.textContent = 'not taken: ' + reason;
    }
  };
  const send = (file) => new Promise((done) => {
    const shown = line(file.name);
    const data = new FormData();
    for (const name of ['client', 'date', 'program']) {
      const field = form.elements.namedItem(name);
      if (field && field.value) data.append(name, field.value);
    }
    data.append('file', file);
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        const share = Math.round(100 * event.loaded / event.total);
        shown.state.textContent = share < 100 ? share + ' %' : 'being read …';
      }
    };
    request.onload = () => { told(shown, request.status, request.responseText); done(); };
    request.onerror = () => { shown.state.textContent = 'the connection broke; try again.'; done(); };
    request.open('POST', form.dataset.upload);
    request.send(data);
  });
  const sendAll = async (files) => { for (const file of files) await send(file); };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendAll(Array.from(input.files));
  });
  form.addEventListener('dragover', (event) => { event.preventDefault(); form.classList.add('over'); });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('over');
    sendAll(Array.from(event.dataTransfer.files));
  });
}

/** Corrects the turn that has the focus with one key. */
function keys() {
  const turns = Array.from(document.querySelectorAll('.margin li[data-turn]'));
  if (turns.length < 3) return;
  const status = document.getElementById('said');
  const modes = { c: 'coaching', m: 'mentorship', n: 'neither' };
  const say = async (turn, name, value) => {
    const body = new URLSearchParams([[name, value]]);
    const answer = await fetch(turn.dataset.turn, { method: 'POST', body });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.ok) {
      const said = page.querySelector('#' + turn.id + ' .said');
      turn.querySelector('.said').textContent = said ? said.textContent : '';
      status.textContent = turn.id.replace('-', ' ') + ': ' + (name === 'undo' ? 'taken back' : value);
    } else {
      const problem = page.querySelector('main p');
      status.textContent = problem ? problem.textContent : 'That did not work.';
    }
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, button')) return;
    const turn = event.target.closest('li[data-turn]');
    const place = turns.indexOf(turn);
    if (event.key === 'j' || event.key === 'k') {
      const next = turns[Math.max(0, place + (event.key === 'j' ? 1 : -1))];
      if (next) next.focus();
    } else if (!turn) {
      return;
    } else if (modes[event.key]) {
      say(turn, 'mode', modes[event.key]);
    } else if (/^[0-5]$/.test(event.key)) {
      say(turn, 'rung', event.key);
    } else if (event.key === 'u') {
      say(turn, 'undo', 'last');
    }
  });
}

document.querySelectorAll('form[data-upload]').forEach(uploads);
keys();
