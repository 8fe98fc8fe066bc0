export default {
  app: { name: 'Cockpit', vendor: 'Sportello' },
  locales: { availableLocales: ['it'], fallbackLocale: 'it' },
  customScripts: ['../welcome/scripts/common'],
  disableWelcomeMessage: true,
  // The forms and models shown here may carry what people wrote.
  previewHtml: false,
};
