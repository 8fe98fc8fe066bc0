// Lints process models: bpmnlint's recommended rules and those of Camunda Platform 7.24.
const fs = require('fs');
const path = require('path');

const [, , modules, ...files] = process.argv;
const resolve = require('module').createRequire(path.join(modules, 'lint.js'));
const { Linter } = resolve('bpmnlint');
const NodeResolver = resolve('bpmnlint/lib/resolver/node-resolver');

// One for each model: some rules remember what they have seen.
const linter = () => new Linter({
  config: { extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-platform-7-24'] },
  resolver: new NodeResolver({ require: resolve }),
});

(async () => {
  const { BpmnModdle } = await import(path.join(modules, 'bpmn-moddle/dist/index.js'));
  const camunda = JSON.parse(
    fs.readFileSync(path.join(modules, 'camunda-bpmn-moddle/resources/camunda.json'), 'utf8'));
  let findings = 0;
  for (const file of files) {
    const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(fs.readFileSync(file, 'utf8'));
    const reports = Object.entries(await linter().lint(rootElement)).flatMap(([rule, list]) =>
      list.map(report => `${file}: ${report.id || '-'}: ${report.message} [${rule}]`));
    for (const line of [...warnings.map(w => `${file}: ${w.message} [import]`), ...reports]) {
      findings++;
      console.log(line);
    }
  }
  console.log(findings ? `${findings} findings` : `${files.length} models, no findings`);
  process.exit(findings ? 1 : 0);
})();
