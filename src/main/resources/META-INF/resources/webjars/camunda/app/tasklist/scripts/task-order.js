// The list is in order of urgency, then of arrival, until a person chooses another order: the choice, like everything
// the Tasklist shows, is kept in the address, and its own default is the latest task first.

const urgency = [
  { sortBy: 'dueDate', sortOrder: 'asc' },
  { sortBy: 'created', sortOrder: 'asc' },
];

function orderByUrgency() {
  const [path, query] = location.hash.split('?');
  const search = new URLSearchParams(query);
  if (!search.has('sorting')) {
    search.set('sorting', JSON.stringify(urgency));
    history.replaceState(history.state, '', `${path || '#/'}?${search}`);
  }
}
addEventListener('hashchange', orderByUrgency);
orderByUrgency();
