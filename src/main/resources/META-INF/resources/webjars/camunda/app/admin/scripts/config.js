export default {
  app: { name: 'Amministrazione', vendor: 'Sportello' },
  locales: { availableLocales: ['it'], fallbackLocale: 'it' },
  customScripts: ['../welcome/scripts/common'],
  disableWelcomeMessage: true,
};
