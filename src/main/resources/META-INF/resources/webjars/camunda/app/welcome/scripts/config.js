export default {
  app: { name: 'Benvenuto', vendor: 'Sportello' },
  dateFormat: { normal: 'LLL', long: 'LLLL' },
  locales: { availableLocales: ['it'], fallbackLocale: 'it' },
  customScripts: ['scripts/common'],
  disableWelcomeMessage: true,
};
