import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { saveCsv, savePng, saveSvg, type Table } from './save';

/** A card with a chart: what it shows, the picture, and the ways to take it along. */
export function Chart({ title, note, name, table, onClose, children }: { title: string; note?: ComponentChildren; name: string; table: () => Table; onClose?: () => void; children: ComponentChildren }) {
  const card = useRef<HTMLElement>(null);
  const picture = () => card.current!.querySelector('svg.picture') as SVGSVGElement | null;
  const save = (what: (name: string, svg: SVGSVGElement) => void) => { const svg = picture(); if (svg) what(name, svg); };
  return <section class="card chart" ref={card} aria-label={title}>
    <header>
      <h3>{title}</h3>
      <details class="menu">
        <summary aria-label={`Save: ${title}`} title="Save this chart">⤓</summary>
        <div>
          <button onClick={() => save(saveSvg)}>Picture (SVG)</button>
          <button onClick={() => save((as, svg) => void savePng(as, svg))}>Picture (PNG)</button>
          <button onClick={() => saveCsv(name, table())}>Numbers (CSV)</button>
        </div>
      </details>
      {onClose && <button class="plain" aria-label={`Remove: ${title}`} title="Remove this chart" onClick={onClose}>✕</button>}
    </header>
    {children}
    {note && <p class="note">{note}</p>}
  </section>;
}
