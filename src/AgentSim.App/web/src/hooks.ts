import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from './api';

/** What is asked once, or again when something changes; and what went wrong. */
export function useAnswer<T>(ask: () => Promise<T>, changes: unknown[]): { answer: T | null; problem: string | null; again: () => void } {
  const [state, setState] = useState<{ answer: T | null; problem: string | null }>({ answer: null, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    ask().then(
      answer => { if (!isOver) setState({ answer, problem: null }); },
      wrong => { if (!isOver) setState(before => ({ answer: before.answer, problem: wrong instanceof Failure ? wrong.message : String(wrong) })); });
    return () => { isOver = true; };
  }, [...changes, turn]);
  return { ...state, again: () => setTurn(before => before + 1) };
}

/**
 * The same for questions that change as fast as the mouse moves: one is under way at a time, and then the latest is asked. What is on hold is not asked, and given up if it is under way: something else should not wait for it.
 */
export function useLatest<T>(key: string, ask: (signal: AbortSignal) => Promise<T>, isOnHold = false): { answer: T | null; problem: string | null; isBusy: boolean } {
  const [answer, setAnswer] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const latest = useRef({ key, ask, running: null as AbortController | null, asked: '', gone: false, isOnHold });
  latest.current.key = key;
  latest.current.ask = ask;
  latest.current.isOnHold = isOnHold;
  useEffect(() => {
    latest.current.gone = false;
    return () => { latest.current.gone = true; };
  }, []);
  useEffect(() => {
    const next = async (): Promise<void> => {
      const now = latest.current;
      if (now.running || now.asked === now.key || now.gone || now.isOnHold) return;
      const running = now.running = new AbortController();
      now.asked = now.key;
      setBusy(true);
      try {
        const found = await now.ask(running.signal);
        if (!now.gone) { setAnswer(found); setProblem(null); }
      } catch (wrong) {
        if (running.signal.aborted) now.asked = '';
        else if (!now.gone) setProblem(wrong instanceof Failure ? wrong.message : String(wrong));
      }

      now.running = null;
      if (!now.gone) { setBusy(false); void next(); }
    };
    if (isOnHold) latest.current.running?.abort();
    void next();
  }, [key, isOnHold]);
  return { answer, problem, isBusy };
}

/** How wide an element is, in pixels. */
export function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(320);
  const observer = useRef<ResizeObserver | null>(null);
  const take = useRef((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(entries => setWidth(Math.max(220, Math.floor(entries[0]!.contentRect.width))));
    observer.current.observe(element);
  });
  return [take.current, width];
}
