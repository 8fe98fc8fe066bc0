export default {
  app: { name: 'Compiti', vendor: 'Sportello' },
  dateFormat: { normal: 'LLL', long: 'LLLL' },
  locales: { availableLocales: ['it'], fallbackLocale: 'it' },
  customScripts: [
    'scripts/task-order',
    'scripts/sportello',
    'scripts/calendar',
    'scripts/desk-form',
    'scripts/task-card',
  ],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'prende in carico il compito scelto' },
    focusFilter: { key: 'ctrl+shift+f', description: 'va al primo filtro' },
    focusList: { key: 'ctrl+alt+l', description: 'va al primo compito in elenco' },
    focusForm: { key: 'ctrl+alt+f', description: 'va al primo campo del modulo' },
    startProcess: { key: 'ctrl+alt+p', description: 'avvia un procedimento' },
  },
};
