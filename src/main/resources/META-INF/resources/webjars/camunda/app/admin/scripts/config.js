export default {
  app: { name: 'Amministrazione', vendor: 'Sportello' },
  locales: { availableLocales: ['it'], fallbackLocale: 'it' },
  customScripts: ['scripts/sportello'],
  disableWelcomeMessage: true,
};
