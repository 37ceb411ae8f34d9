import type { Trial } from './api';
import { Chart } from './Chart';
import { useWidth } from './hooks';
import { linear } from './scale';
import { number, percent, sentence, signed, tick, unitOf, whole, words } from './words';

const points = (share: number) => `${signed(Math.round(share * 1000) / 10)} points`;

/** How often each pattern comes about, as the model is written and with the changes, and what the changes do history by history. */
export function TrialPatterns({ trial }: { trial: Trial }) {
  const compares = trial.patterns.some(part => part.changed);
  return <Chart title="Patterns" name="trial-patterns" note={compares ? 'Both have the same luck, history by history; the difference stands with its 95 % interval.' : 'The share of histories with its 95 % interval.'}
    table={() => [['pattern', 'baseline', 'changed', 'difference', 'low', 'high'], ...trial.patterns.map(part => [part.pattern, part.baseline.share, part.changed?.share ?? null, part.difference?.value ?? null, part.difference?.interval.low ?? null, part.difference?.interval.high ?? null])]}>
    <table class="trial"><thead><tr><th scope="col">Pattern</th><th scope="col" class="n">As written</th>{compares && <><th scope="col" class="n">Changed</th><th scope="col" class="n">Difference</th></>}</tr></thead>
      <tbody>{trial.patterns.map((part, i) => <tr key={part.pattern}>
        <th scope="row"><i class={`swatch class${i % 8}`} />{sentence(words(part.pattern))}</th>
        <td class="n">{percent(part.baseline.share)}<Bar share={part.baseline.share} kind="all" />{!compares && <small>{part.baseline.low !== null && `${(100 * part.baseline.low).toFixed(1)} to ${percent(part.baseline.high)}`}</small>}</td>
        {compares && <><td class="n">{percent(part.changed?.share)}<Bar share={part.changed?.share ?? 0} kind="selected" /></td>
          <td class="n">{part.difference ? <>{points(part.difference.value)}<small>{signed(Math.round(part.difference.interval.low * 1000) / 10)} to {signed(Math.round(part.difference.interval.high * 1000) / 10)}</small></> : ''}</td></>}
      </tr>)}</tbody></table>
  </Chart>;
}

const Bar = ({ share, kind }: { share: number | null; kind: string }) => <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class={kind} x={0} y={0} width={100 * (share ?? 0)} height={6} /></svg>;

/** A measure's distribution: grey as the model is written, the line with the changes. */
export function TrialMeasure({ measure, played }: { measure: Trial['measures'][number]; played: number }) {
  const [frame, width] = useWidth();
  const height = 150, bottom = 24;
  const x = linear(measure.low, measure.high, 8, width - 8);
  const most = Math.max(1, ...measure.baseline, ...(measure.changed ?? []));
  const y = linear(0, most, height - bottom, 6);
  const n = measure.baseline.length;
  const at = (i: number) => x(measure.low + (measure.high - measure.low) * i / n);
  const { values, step } = x.ticks(Math.floor(width / 70));
  const name = sentence(words(measure.measure));
  const outline = measure.changed?.map((count, i) => `${i === 0 ? 'M' : 'L'}${at(i).toFixed(1)},${y(count).toFixed(1)}L${at(i + 1).toFixed(1)},${y(count).toFixed(1)}`).join('');
  return <Chart title={name + unitOf(measure.unit)} name={`trial-${measure.measure}`}
    table={() => [['from', 'to', 'baseline', 'changed'], ...measure.baseline.map((count, i) => [measure.low + (measure.high - measure.low) * i / n, measure.low + (measure.high - measure.low) * (i + 1) / n, count, measure.changed?.[i] ?? null])]}
    note={<>Mean {number(measure.baselineMean)} as written{measure.changed && <>, {number(measure.changedMean)} changed</>}{measure.pairs < played && `, of the ${whole(measure.pairs)} histories that have a value${measure.changed ? ' both ways' : ''}`}.{measure.difference && <> Difference {signed(Number(measure.difference.value.toPrecision(3)))}, from {signed(Number(measure.difference.interval.low.toPrecision(3)))} to {signed(Number(measure.difference.interval.high.toPrecision(3)))}.</>}</>}>
    <div ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Distribution of ${name}: mean ${number(measure.baselineMean)} as written${measure.changed ? `, ${number(measure.changedMean)} changed` : ''}.`}>
        {measure.baseline.map((count, i) => count > 0 && <rect key={i} class={measure.changed ? 'all' : 'selected'} x={at(i) + 0.5} width={Math.max(0.5, at(i + 1) - at(i) - 1)} y={y(count)} height={y(0) - y(count)} />)}
        {outline && <path class="line median" d={outline} />}
        <line class="axis" x1={8} x2={width - 8} y1={y(0)} y2={y(0)} />
        {values.map(value => <text key={value} x={x(value)} y={height - 8} text-anchor={x(value) < 20 ? 'start' : x(value) > width - 20 ? 'end' : 'middle'}>{tick(value, step)}</text>)}
      </svg>
    </div>
  </Chart>;
}
