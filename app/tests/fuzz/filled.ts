/** Forms of the reference programme, filled at random as the form engine writes them. */

import type { Package } from '../../src/contract/package';
import type { Chance } from './chance';

const ENTITY = 'xmlns="http://www.opendatakit.org/xforms/entities"';

function data(pkg: Package, form: string, body: string, meta: string): string {
  const version = pkg.forms[form]?.version ?? '';
  return `<data id="${form}" version="${version}">${body}<meta>${meta}</meta></data>`;
}

function entity(record: string, flag: string, label: string): string {
  return `<entity ${ENTITY} dataset="pregnancy" id="${record}" ${flag}="1">${label}</entity>`;
}

export function registration(
  pkg: Package,
  chance: Chance,
  record = chance.uuid(),
): { record: string; xml: string } {
  const lmp = new Date(Date.now() - chance.number(300) * 86_400_000).toISOString().slice(0, 10);
  const name = `Person ${chance.number(1000)}`;
  const body = `<consent_page><consent>yes</consent></consent_page>
    <woman><woman_name>${name}</woman_name><age>${15 + chance.number(30)}</age>
    <village>${chance.pick(['Kianda', 'Soweto', ''])}</village></woman>
    <pregnancy><lmp>${lmp}</lmp><first_pregnancy>no</first_pregnancy></pregnancy>
    <contact><phone/></contact>`;
  const meta = `${entity(record, 'create', `<label>${name}</label>`)}
    <instanceID>uuid:${chance.uuid()}</instanceID>`;
  return { record, xml: data(pkg, 'register_pregnancy', body, meta) };
}

/** What its form engine makes of it when it corrects another. */
export function correcting(id: string, xml: string): string {
  return xml.replace('<meta>', `<meta><deprecatedID>${id}</deprecatedID>`);
}

/** `card`: the name of a photo, '' for none. */
export function visit(pkg: Package, chance: Chance, record: string, card = ''): string {
  const signs = chance.pick(['', '', '', 'fever', 'bleeding swelling']);
  const over = chance.happens(0.1) ? '<outcome>loss</outcome>' : '';
  const body = `<pregnancy>${record}</pregnancy>
    <status><still_pregnant>${over ? 'no' : 'yes'}</still_pregnant>${over}</status>
    <danger><any_danger_sign>${signs ? 'yes' : 'no'}</any_danger_sign>
    <danger_signs_now>${signs}</danger_signs_now></danger>
    <next>${card && `<card>${card}</card>`}<next_appointment/></next>`;
  const meta = `${entity(record, 'update', '')}<instanceID>uuid:${chance.uuid()}</instanceID>`;
  return data(pkg, 'anc_visit', body, meta);
}
