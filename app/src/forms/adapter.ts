/**
 * The one door to the XForms engine: nothing else may import it, so it can be exchanged.
 *
 * The engine reads and checks forms, follows relevance and calculations, and writes the XML. The
 * widgets show its nodes and set their values.
 */

import type {
  AnyInputNode,
  AnyLeafNode,
  AnyNode,
  AnyRangeNode,
  MarkdownNode,
  RepeatRangeNode,
  RootNode,
  TextRange,
} from '@getodk/xforms-engine';
import { constants, loadForm } from '@getodk/xforms-engine';
import { keepGuidance } from './guidance';
import { reactive } from './reactive';
import { recordCsv } from './recordCsv';
import { seeded } from './seed';
import type { FormSource } from './source';

export type {
  AnyInputNode,
  AnyLeafNode,
  AnyNode,
  AnyRangeNode,
  GeneralChildNode,
  NoteNode,
  RankNode,
  RepeatInstanceNode,
  RepeatRangeNode,
  RepeatRangeUncontrolledNode,
  RootNode,
  SelectNode,
  TriggerNode,
  UploadNode,
} from '@getodk/xforms-engine';
export type Markdown = MarkdownNode;
export type FormText = Pick<TextRange<'label'>, 'asString' | 'formatted'>;
/** Words with what may stand beside them. */
export type MediaText = Pick<
  TextRange<'label'>,
  'asString' | 'formatted' | 'imageSource' | 'audioSource' | 'videoSource'
>;

export interface OpenForm {
  readonly root: RootNode;
  /** A draft was there but could not be opened with this form, so it begins anew. */
  readonly draftLost: boolean;
}

/** The form cannot be opened at all: a fault of the form, not of the person. */
export class FormFault extends Error {}

async function load(source: FormSource) {
  const result = await loadForm(seeded(source), {
    fetchFormAttachment: (url) => Promise.resolve(attachment(source, url.href)),
    missingResourceBehavior: constants.MISSING_RESOURCE_BEHAVIOR.BLANK,
  });
  if (result.status === 'failure') throw new FormFault(result.error.message);
  return result;
}

/** A form gets tables of its programme, and lists of records: of the one it is about, just that. */
function attachment({ record, others = {}, tables = {} }: FormSource, href: string): Response {
  const list = /\/([\w-]+)\.csv$/.exec(href)?.[1] ?? '';
  const records = record?.list === list ? [record] : others[list];
  const text = tables[list] ?? (records ? recordCsv(records) : null);
  if (text === null) return new Response('', { status: 404 });
  return new Response(text, { headers: { 'content-type': 'text/csv' } });
}

type Instance = Parameters<Awaited<ReturnType<typeof load>>['restoreInstance']>[0]['data'][0];

function instanceData(xml: string, files: readonly File[]): Instance {
  const name = constants.INSTANCE_FILE_NAME;
  const data = new FormData();
  data.append(name, new File([xml], name, { type: constants.INSTANCE_FILE_TYPE }));
  for (const file of files) data.append(file.name, file);
  return data as Instance;
}

/** Files are named by their content already. */
function sameName({ basename, extension }: { basename: string; extension: string | null }): string {
  return `${basename}${extension ?? ''}`;
}

/** Throws FormFault. */
export async function openForm(source: FormSource): Promise<OpenForm> {
  const opened = await openInstance(source);
  keepGuidance(opened.root, source.xml);
  return opened;
}

async function openInstance(source: FormSource): Promise<OpenForm> {
  const result = await load(source);
  const config = { stateFactory: reactive, instanceAttachments: { fileNameFactory: sameName } };
  if (source.draft !== null) {
    try {
      const data = instanceData(source.draft, source.draftFiles ?? []);
      const { root } = await result.restoreInstance({ data: [data] }, config);
      return { root, draftLost: false };
    } catch {
      if (!source.corrects) return { root: result.createInstance(config).root, draftLost: true };
    }
  }
  try {
    if (source.corrects) {
      const data = instanceData(source.corrects, source.draftFiles ?? []);
      const inputType = 'FORM_INSTANCE_INPUT_RESOLVED';
      const { root } = await result.editInstance({ inputType, data: [data] }, config);
      return { root, draftLost: source.draft !== null };
    }
    return { root: result.createInstance(config).root, draftLost: false };
  } catch (error) {
    throw new FormFault(String(error));
  }
}

const SMALLEST = `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>-</h:title><model><instance><data id="-"><a/></data></instance>
  <bind nodeset="/data/a" type="string" relevant="1 = 1"/></model></h:head>
  <h:body><input ref="/data/a"><label>-</label></input></h:body></h:html>`;

/** Makes the first real form open quicker: the engine's own parser is set up at its first form. */
export async function warmUp(): Promise<void> {
  await openForm({ xml: SMALLEST, aboutPath: null, record: null, draft: null });
}

/** The filled instance as XML; also of a form that is not finished. */
export async function instanceXml(root: RootNode): Promise<string> {
  const { data } = await root.prepareInstancePayload();
  return data[0].get(constants.INSTANCE_FILE_NAME).text();
}

/** The languages that a form speaks, as its author named them; none where it does not say. */
export function languagesOf(root: RootNode): readonly string[] {
  return root.languages.flatMap((item) => (item.isSyntheticDefault ? [] : [item.language]));
}

/** Chooses the form's language by name or tag: "sw" finds "Swahili (sw)". Stays without one. */
export function setFormLanguage(root: RootNode, wanted: string): void {
  for (const item of root.languages) {
    if (item.isSyntheticDefault) return;
    if (item.language === wanted || item.language.endsWith(`(${wanted})`)) root.setLanguage(item);
  }
}

/** The tag of the language that the form speaks now, as "sw"; undefined where nobody says. */
export function tongueOf(root: RootNode): string | undefined {
  return /\(([\w-]+)\)$/.exec(root.currentState.activeLanguage.language)?.[1];
}

/**
 * Answers a question with a text, null for blank. The engine takes a time without its seconds for
 * none at all, and phones give it without them.
 */
export function setText(node: AnyInputNode | AnyRangeNode, text: string | null): void {
  const set = node.setValue as (value: string | null) => unknown;
  const timed = node.valueType === 'time' || node.valueType === 'dateTime';
  set.call(node, text !== null && timed ? text.replace(/(^|T)(\d\d:\d\d)$/, '$1$2:00') : text);
}

export function isLeaf(node: AnyNode): node is AnyLeafNode {
  return !('children' in node.currentState) || node.currentState.children === null;
}

/** Something that can be there several times: its instances are its children. */
export function isRepeat(node: AnyNode): node is RepeatRangeNode {
  return node.nodeType.startsWith('repeat-range');
}

/** The appearances that the form's author gave a question, such as "job-aid-today". */
export function hasAppearance(node: AnyNode, appearance: string): boolean {
  const appearances = node.appearances as Readonly<Record<string, boolean>> | null;
  return appearances?.[appearance] === true;
}
