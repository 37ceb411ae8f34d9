import type { HistoryPage, Stake } from './api';
import { percent, sentence, signed, words } from './words';

/** What was said and done at one point, what it meant to each, and by which of its interests. */
export function SceneCard({ page, titles, scene, onScene }: { page: HistoryPage; titles: Map<string, string>; scene: number; onScene: (index: number) => void }) {
  const { told, lines } = page.scenes[scene]!;
  const talks = page.scenes.map((found, index) => ({ found, index })).filter(({ found }) => found.told.kind === 'session' && found.told.to);
  const nextDeal = talks.find(({ index }) => index > scene)?.index;
  const largest = Math.max(0.01, ...(told.stakes ?? []).flatMap(stake => Object.values(stake.terms).map(Math.abs)));
  return <section class="card chart scene" aria-label="Scene">
    <header>
      <h3>{told.period}: {page.issues.find(issue => issue.name === told.topic)?.title ?? sentence(words(told.topic))}</h3>
      <div class="bar" role="group" aria-label="Which scene">
        <button disabled={scene === 0} onClick={() => onScene(scene - 1)}>Back</button>
        <button disabled={scene === page.scenes.length - 1} onClick={() => onScene(scene + 1)}>On</button>
        <button disabled={nextDeal === undefined} onClick={() => onScene(nextDeal!)}>Next deal</button>
        <span class="note">{scene + 1} of {page.scenes.length}</span>
      </div>
    </header>
    <div class="reading">
      <div aria-live="polite" class="story">{lines.filter(line => line.indent < 3).map((line, i) => <p key={i} style={{ marginLeft: `${(line.indent - 1) * 1.2}em` }}>{line.text}</p>)}</div>
      {told.rounds && told.rounds.some(round => round.offer) && <table>
        <caption>Offers and answers</caption>
        <thead><tr><th scope="col">Proposed by</th><th scope="col">Offer</th><th scope="col">Answers, and the chance of accepting</th></tr></thead>
        <tbody>{told.rounds.map((round, i) => <tr key={i}><th scope="row">{titles.get(round.proposer)}</th>
          <td>{round.offer ? Object.values(round.offer).map(words).join(', ') + (round.transfer ? `, ${signed(round.transfer)} a year` : '') : 'lets the round go by'}</td>
          <td>{round.answers.map(answer => <div class="answer" key={answer.actor}><span>{titles.get(answer.actor)} {answer.accepted ? 'accepts' : 'refuses'}</span><meter min={0} max={1} value={answer.probability} aria-label={`Chance that ${titles.get(answer.actor)} accepts`} /><span>{percent(answer.probability)}</span></div>)}</td></tr>)}</tbody>
      </table>}
      {told.probability !== undefined && <p>It would choose so with a chance of {percent(told.probability)}.</p>}
    </div>
    {(told.stakes?.length ?? 0) > 0 && <>
      <h4>What {told.kind !== 'session' ? 'it' : told.to ? 'the deal' : 'the last offer'} was worth to each, by what it cares for</h4>
      <div class="stakes">{told.stakes!.map(stake => <Worth key={stake.actor} title={titles.get(stake.actor) ?? stake.actor} stake={stake} largest={largest} />)}</div>
      <p class="note">Present values, where a year's utility goes from about 0 to 1.</p>
    </>}
  </section>;
}

function Worth({ title, stake, largest }: { title: string; stake: Stake; largest: number }) {
  const terms = Object.entries(stake.terms).filter(([, gain]) => Math.abs(gain) >= 0.0005).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  if (stake.cost >= 0.0005) terms.push(['what it costs besides', -stake.cost]);
  return <table>
    <caption><strong>{title} {signed(Math.round((stake.gain - stake.cost) * 1000) / 1000)}</strong></caption>
    <tbody>{terms.map(([term, gain]) => <tr key={term}><th scope="row">{words(term)}</th><td class="n">{signed(Math.round(gain * 1000) / 1000)}</td>
      <td class="gauge"><svg viewBox="-50 0 100 10" preserveAspectRatio="none" aria-hidden="true"><line x1={0} x2={0} y1={0} y2={10} class="axis" vector-effect="non-scaling-stroke" /><rect class={gain < 0 ? 'loss' : 'selected'} x={Math.min(0, gain / largest * 50)} width={Math.max(0.6, Math.abs(gain) / largest * 50)} y={1.5} height={7} /></svg></td></tr>)}</tbody>
  </table>;
}
