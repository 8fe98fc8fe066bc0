// What the embedded HTML forms share: they read from and save to the desk API, and complete the task only after
// the save has succeeded. Saving is idempotent, so a completion that fails afterwards can simply be repeated.

import { applicationRoot } from '../../welcome/scripts/common.js';

function cookie(name) {
  const found = document.cookie.split('; ').find(pair => pair.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

const titles = {
  401: 'La sessione è scaduta: accedi di nuovo.',
  403: 'Non hai il permesso di modificare questo compito.',
  404: 'Il compito non esiste più.',
  409: 'I dati sono cambiati nel frattempo: ricarica il compito e riprova.',
};

/** Reads an RFC 9457 problem into {title, errors: [{field, rule, message}]}. */
async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  const errors = body.errors || [];
  return {
    // With errors the detail repeats their messages, which the form lists one by one.
    title:
      (errors.length > 0 ? body.title : titles[response.status] || body.detail || body.title) ||
      `Il server ha risposto ${response.status}.`,
    errors,
  };
}

async function call(url, options) {
  let response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...options });
  } catch {
    throw { title: 'Il server non risponde: riprova tra poco.', errors: [] };
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response.json();
}

const euro = new Intl.NumberFormat('it-IT', { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: 'always' });
const number = new Intl.NumberFormat('it-IT', { minimumFractionDigits: 2 });
const absent = value => value === null || value === undefined || value === '';

/**
 * Binds an embedded form to one resource of the desk API.
 *
 * @param camForm the form of the Tasklist
 * @param $scope its scope, which receives `desk`: data, problem, loading, busy, touched, save(), touch() and formats
 * @param resource last segment of /api/v1/desk/tasks/{taskId}/…
 * @param toSave from the data shown to the body of the PUT
 * @param toSubmit the variables of the completion, all texts
 * @param leftOut from what was sent and what was saved of it to the problem that stops the completion, or null
 */
window.sportelloDeskForm = function (camForm, $scope, { resource, toSave, toSubmit, leftOut = () => null }) {
  const url = `${applicationRoot}/api/v1/desk/tasks/${encodeURIComponent(camForm.taskId)}/${resource}`;

  const desk = ($scope.desk = {
    data: null,
    problem: null,
    loading: true,
    busy: false,
    touched: false,
    touch: () => (desk.touched = true),
    save: () => put().catch(() => {}),
    euro: value => (absent(value) ? '' : `€ ${euro.format(value)}`),
    number: value => (absent(value) ? '' : number.format(value)),
    day: value => (absent(value) ? '' : value.split('-').reverse().join('/')),
  });

  function show(changes) {
    $scope.$evalAsync(() => Object.assign(desk, changes));
  }

  function fail(problem) {
    show({ problem, busy: false, loading: false });
    setTimeout(() => document.querySelector('.sportello-form [role=alert]')?.scrollIntoView({ block: 'center' }), 100);
    throw problem;
  }

  function put() {
    desk.busy = true;
    const sent = toSave(desk.data);
    return call(url, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-SPORTELLO-CSRF': cookie('SPORTELLO-CSRF') },
      body: JSON.stringify(sent),
    }).then(data => {
      show({ data: data || desk.data, problem: null, busy: false, touched: false });
      const problem = leftOut(sent, data);
      if (problem) {
        fail(problem);
      }
    }, fail);
  }

  call(url, { headers: { Accept: 'application/json' } })
    .then(data => show({ data, loading: false }), fail)
    .catch(() => {});

  camForm.on('store', () => desk.data && desk.save());

  const complete = camForm.submit;
  camForm.submit = done => {
    if (!desk.data) {
      done(new Error('submission prevented'));
      return;
    }
    put().then(
      () => {
        const variables = camForm.variableManager;
        for (const [name, value] of Object.entries(toSubmit())) {
          if (variables.variable(name)) {
            variables.destroyVariable(name);
          }
          if (!absent(value)) {
            variables.createVariable({ name, type: 'String', value });
          }
        }
        complete.call(camForm, done);
      },
      // The form shows the reasons itself; the Tasklist stays silent on errors that read like this.
      () => done(new Error('submission prevented')),
    );
  };
};
