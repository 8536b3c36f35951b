import type { ComponentChildren } from 'preact';
import type { Findings, ForecastModel } from '../../api/types';
import { formats, words } from '../../i18n/language';
import { Said } from '../../ui/labels';

const inSample = 'in_sample_';

/** The model of a run. */
export function ModelCard({ model, findings }: { model: ForecastModel; findings: Findings }) {
  const text = words.value.record;
  const format = formats.value;
  const metrics = Object.entries(model.metrics ?? {});
  const facts: [string, ComponentChildren][] = [
    [text.modelName, <code>{model.name}</code>],
    [text.trainer, <Said>{model.trainer}</Said>],
  ];
  if (findings.scale !== undefined) {
    facts.push([
      text.scale,
      <>
        {words.value.run.scales[findings.scale as 'linear' | 'log'] ?? findings.scale}
        {findings.scaleReason && <small lang="en">{findings.scaleReason}</small>}
      </>,
    ]);
  }

  if (typeof model.intercept === 'number') {
    facts.push([text.intercept, format.number(model.intercept, 4)]);
  }

  if (model.weights && model.weights.length > 0) {
    facts.push([text.weights, [...model.weights].reverse().map((weight) => format.number(weight, 4)).join('; ')]);
  }

  if (metrics.length > 0) {
    facts.push([text.metrics, metrics.map(([name, value]) => `${metricName(name)} ${format.number(value, 3)}`).join('; ')]);
  }

  return (
    <section class="card" aria-labelledby="model">
      <h2 id="model">{text.model}</h2>
      <dl class="facts">
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
      </dl>
    </section>
  );
}

// Of rows that were trained on, as far as its name says so.
function metricName(name: string): string {
  return name.startsWith(inSample) ? words.value.record.inSample(name.slice(inSample.length).toUpperCase()) : name;
}
