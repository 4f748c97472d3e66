/** Filled forms of the reference programme, as the form engine writes them. */

const ORX = 'xmlns:orx="http://openrosa.org/xforms"';
const ENTITY = 'xmlns="http://www.opendatakit.org/xforms/entities"';

/** A UUID that is easy to tell from others. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

interface Registration {
  readonly number: number;
  readonly record: string;
  readonly name: string;
  readonly lmp: string;
  readonly age?: number;
  readonly village?: string;
}

export function registration(of: Registration): string {
  const { number, record, name, lmp, age = 25, village = 'Kianda' } = of;
  return `<data ${ORX} id="register_pregnancy" version="1">
    <consent_page><consent>yes</consent></consent_page>
    <woman><woman_name>${name}</woman_name><age>${age}</age><village>${village}</village></woman>
    <pregnancy><lmp>${lmp}</lmp><first_pregnancy>no</first_pregnancy></pregnancy>
    <contact><phone/></contact>
    <orx:meta>
      <entity ${ENTITY} dataset="pregnancy" id="${record}" create="1"><label>${name}</label></entity>
      <orx:instanceID>uuid:${uuid(number)}</orx:instanceID>
    </orx:meta>
  </data>`;
}

interface Visit {
  readonly number: number;
  readonly record: string;
  readonly signs?: string;
}

export function visit({ number, record, signs = '' }: Visit): string {
  const any = signs === '' ? 'no' : 'yes';
  const chosen = signs === '' ? '' : `<danger_signs>${signs}</danger_signs>`;
  return `<data ${ORX} id="anc_visit" version="1">
    <pregnancy>${record}</pregnancy>
    <status><still_pregnant>yes</still_pregnant></status>
    <danger><any_danger_sign>${any}</any_danger_sign>${chosen}
      <danger_signs_now>${signs}</danger_signs_now></danger>
    <next><next_appointment/></next>
    <orx:meta>
      <entity ${ENTITY} dataset="pregnancy" id="${record}" update="true"/>
      <orx:instanceID>uuid:${uuid(number)}</orx:instanceID>
    </orx:meta>
  </data>`;
}

export function supervisorCall({ number, record }: Omit<Visit, 'signs'>): string {
  return `<data ${ORX} id="supervisor_call" version="1">
    <pregnancy>${record}</pregnancy>
    <call><agreed>chw_today</agreed><call_note/></call>
    <orx:meta>
      <entity ${ENTITY} dataset="pregnancy" id="${record}" update="true"/>
      <orx:instanceID>uuid:${uuid(number)}</orx:instanceID>
    </orx:meta>
  </data>`;
}
