// Whose case it is, on every task of the list.

import { applicationRoot } from '../../welcome/scripts/common.js';

const subjects = new Map();

function subjectOf(taskId) {
  if (!subjects.has(taskId)) {
    const url = `${applicationRoot}/api/v1/desk/tasks/${encodeURIComponent(taskId)}/subject`;
    const answer = fetch(url, { credentials: 'same-origin' }).then(response => (response.ok ? response.json() : null));
    subjects.set(taskId, answer.catch(() => null));
  }
  return subjects.get(taskId);
}

export default {
  id: 'sportello.task-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: async (node, { taskId }) => {
    const subject = await subjectOf(taskId);
    if (subject) {
      node.className = 'sportello-subject';
      node.textContent = [subject.applicant, subject.code].filter(Boolean).join(' · ');
    }
  },
  unmount: () => {},
};
