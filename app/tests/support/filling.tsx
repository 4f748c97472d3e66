/** A form on the page of a test, and hands that fill it. */

import axe from 'axe-core';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import type { Package } from '../../src/contract/package';
import {
  type AnyLeafNode,
  instanceXml,
  isLeaf,
  type OpenForm,
  openForm,
} from '../../src/forms/adapter';
import { FormPages } from '../../src/forms/FormPages';
import { Keeping } from '../../src/forms/keeping';
import { Media, type MediaOf } from '../../src/forms/media';
import type { RecordFacts } from '../../src/forms/source';

export async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
}

export function text(): string {
  return document.body.textContent ?? '';
}

/** A form of a programme, on its first page. */
export class Filling {
  readonly saved = vi.fn((_: string) => Promise.resolve());
  readonly drafts = vi.fn(() => Promise.resolve());
  readonly files = vi.fn(() => Promise.resolve());
  readonly form: OpenForm;
  private readonly hidden: string | null;
  private readonly place: HTMLElement;

  private readonly mediaOf: MediaOf;

  private constructor(form: OpenForm, hidden: string | null, place: HTMLElement, mediaOf: MediaOf) {
    this.mediaOf = mediaOf;
    this.form = form;
    this.hidden = hidden;
    this.place = place;
  }

  static async of(
    pkg: Package,
    name: string,
    record: RecordFacts | null = null,
    draft: string | null = null,
    mediaOf: MediaOf = () => Promise.resolve(null),
  ): Promise<Filling> {
    window.scrollTo = () => {};
    Element.prototype.scrollIntoView = () => {};
    document.documentElement.lang = 'en';
    document.title = 'Doorstep';
    const definition = pkg.forms[name];
    if (!definition) throw new Error(`no form ${name}`);
    const { xml, about_path: aboutPath } = definition;
    const { tables = {} } = pkg;
    const form = await openForm({ xml, aboutPath, record, tables, draft });
    const place = document.body.appendChild(document.createElement('main'));
    const filling = new Filling(form, record ? aboutPath : null, place, mediaOf);
    await filling.show(0);
    return filling;
  }

  async show(startPage: number): Promise<void> {
    const { form, hidden, drafts, saved, files } = this;
    const props = { form, hidden, startPage, onDraft: drafts, onSave: saved };
    await act(() =>
      render(
        <Keeping.Provider value={files}>
          <Media.Provider value={this.mediaOf}>
            <FormPages key={startPage} {...props} />
          </Media.Provider>
        </Keeping.Provider>,
        this.place,
      ),
    );
  }

  async close(): Promise<void> {
    render(null, this.place);
    await settle();
    this.place.remove();
  }

  xml(): Promise<string> {
    return instanceXml(this.form.root);
  }

  /** The answer of the first question of this name, as the form writes it. */
  answer(name: string): string {
    return this.node(name).currentState.instanceValue;
  }

  node(name: string): AnyLeafNode {
    const found = leavesOf(this.form.root).find(({ currentState }) =>
      currentState.reference.endsWith(`/${name}`),
    );
    if (!found) throw new Error(`no question ${name}`);
    return found;
  }
}

function leavesOf(node: Parameters<typeof isLeaf>[0]): AnyLeafNode[] {
  if (isLeaf(node)) return [node];
  return (node.currentState.children as readonly Parameters<typeof isLeaf>[0][]).flatMap(leavesOf);
}

/** The control whose name has `label` in it. */
export function control<Found extends HTMLElement = HTMLInputElement>(label: string): Found {
  const named = [...document.querySelectorAll('input, textarea, select')].find((item) => {
    const words = [...((item as HTMLInputElement).labels ?? [])].map((one) => one.textContent);
    return [...words, item.ariaLabel].some((word) => word?.includes(label));
  });
  if (!named) throw new Error(`nothing is called ${label}`);
  return named as HTMLElement as Found;
}

export async function write(label: string, answer: string): Promise<void> {
  const box = control(label);
  box.value = answer;
  await act(() => {
    const kind = box.tagName === 'SELECT' ? 'change' : 'input';
    box.dispatchEvent(new Event(kind, { bubbles: true }));
  });
}

function named(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (button) => button.textContent?.trim() === name || button.ariaLabel === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

export async function press(name: string): Promise<void> {
  const button = named(name);
  await vi.waitUntil(() => button.ariaDisabled !== 'true');
  await act(() => button.click());
  await settle();
}

/** A choice of the question whose words have `question` in them. */
export async function choose(question: string, choice: string): Promise<void> {
  const group = [...document.querySelectorAll('fieldset')].find((item) =>
    item.querySelector('legend')?.textContent?.includes(question),
  );
  if (!group) throw new Error(`no question ${question}`);
  const found = [...group.querySelectorAll('label')].find(
    (label) => label.textContent?.trim() === choice,
  );
  if (!found) throw new Error(`no choice ${choice}`);
  await act(() => found.querySelector('input')?.click());
  await settle();
}

/** Rules that need a painted page are left to the browser. */
export async function faultsForReaders(): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
