export default {
  app: { name: 'Cockpit', vendor: 'Sportello' },
  locales: { availableLocales: ['it'], fallbackLocale: 'it' },
  customScripts: ['scripts/sportello'],
  disableWelcomeMessage: true,
  // The forms and models shown here may carry what people wrote.
  previewHtml: false,
};
