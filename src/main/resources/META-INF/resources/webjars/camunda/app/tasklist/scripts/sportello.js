// What Sportello adds to the Tasklist: the live facts of the case on top of every form, the tab "Fascicolo"
// and the Italian messages of the form viewer.

import { applicationRoot } from '../../welcome/scripts/common.js';

function currentTask() {
  return new URLSearchParams(location.hash.split('?')[1] || '').get('task');
}

/** The facts of the case behind a task, as high as their content. */
function factsFrame(taskId) {
  const frame = document.createElement('iframe');
  frame.src = `${applicationRoot}/facts/task/${encodeURIComponent(taskId)}`;
  frame.title = 'Fatti della pratica';
  frame.className = 'sportello-frame';
  frame.addEventListener('load', () => {
    const content = frame.contentDocument;
    if (!content?.body) {
      return;
    }
    const fit = () => (frame.style.height = `${content.documentElement.offsetHeight + 4}px`);
    new ResizeObserver(fit).observe(content.body);
    fit();
  });
  return frame;
}

function fillFacts(placeholder) {
  const taskId = currentTask();
  if (taskId && placeholder.dataset.task !== taskId) {
    placeholder.dataset.task = taskId;
    placeholder.replaceChildren(factsFrame(taskId));
  }
}

// The form viewer has no translations: its fixed sentences are replaced where they appear.
const sentences = [
  [/^Field is required\.$/, 'Campo obbligatorio.'],
  [/^Field must match pattern .*$/, 'Formato non valido.'],
  [/^Field must have minimum value of (.*)\.$/, 'Il valore minimo è $1.'],
  [/^Field must have maximum value of (.*)\.$/, 'Il valore massimo è $1.'],
  [/^Field must have minimum length of (.*)\.$/, 'Servono almeno $1 caratteri.'],
  [/^Field must have maximum length of (.*)\.$/, 'Al massimo $1 caratteri.'],
  [/^Field must be a valid email\.$/, 'Indirizzo di posta non valido.'],
  [/^Field must be a valid phone number\.$/, 'Numero di telefono non valido.'],
  [/^Value is not a number\.$/, 'Non è un numero.'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, 'Al massimo $1 decimali.'],
  [/^Value is expected to be an integer\.$/, 'Serve un numero intero.'],
  [/^Please select a valid value, the two closest valid values are (.*) and (.*)\.$/, 'Valori ammessi più vicini: $1 e $2.'],
  [/^Select$/, 'Scegli'],
  [/^Search$/, 'Cerca'],
  [/^No results$/, 'Nessun risultato'],
  [/^Nothing to show\.$/, 'Nessun dato.'],
  [/^Date$/, 'Data'],
  [/^Time$/, 'Ora'],
  [/^mm\/dd\/yyyy$/, 'mm/gg/aaaa'],
  [/^dd\/mm\/yyyy$/, 'gg/mm/aaaa'],
];

function italian(text) {
  const sentence = text.trim();
  const found = sentences.find(([english]) => english.test(sentence));
  return found ? sentence.replace(found[0], found[1]) : text;
}

// A refused decision comes with the engine's own words and the id of the task before the sentence for the officer.
const refusalPrefix = /^(\s*)Cannot submit task form [0-9a-f-]+: /;

function translateText(text) {
  const parent = text.parentElement;
  if (parent?.closest('.page-notifications, [notifications-panel]') && refusalPrefix.test(text.data)) {
    text.data = text.data.replace(refusalPrefix, '$1');
    return;
  }
  if (parent?.closest('.fjs-container') && !parent.closest('textarea, input, [contenteditable]')) {
    const translated = italian(text.data);
    if (translated !== text.data) {
      text.data = translated;
    }
  }
}

const spoken = ['placeholder', 'aria-label', 'title'];

function visit(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  if (node.matches('.sportello-facts')) {
    fillFacts(node);
    return;
  }
  if (node.closest('.fjs-container')) {
    for (const attribute of spoken) {
      const value = node.getAttribute(attribute);
      if (value && italian(value) !== value) {
        node.setAttribute(attribute, italian(value));
      }
    }
  }
  node.childNodes.forEach(visit);
}

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'childList') {
      change.addedNodes.forEach(visit);
    } else {
      visit(change.target);
    }
  }
}).observe(document.documentElement, {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: spoken,
});

export default {
  id: 'sportello.case-file',
  pluginPoint: 'tasklist.task.detail',
  // Below the form, which is 1000 and stays the first tab.
  priority: 900,
  properties: { label: 'Fascicolo' },
  render: (node, { taskId }) => {
    const link = document.createElement('a');
    link.href = `${applicationRoot}/desk/tasks/${encodeURIComponent(taskId)}`;
    link.target = '_blank';
    link.rel = 'noopener';
    link.className = 'btn btn-default sportello-open';
    link.textContent = 'Apri il fascicolo completo';
    node.replaceChildren(link, factsFrame(taskId));
  },
  unmount: () => {},
};
