/**
 * The app's own store and sync as they were on 24 November 2026, speaking version 1 of the protocol,
 * bundled for Node and kept: `tests/e2e/test_old_app.py` holds the server to it. It is not changed.
 */
import { createInterface } from "node:readline";
import sqlite3InitModule from "@sqlite.org/sqlite-wasm";
import { createHash } from "node:crypto";
// src/engine/database.ts
function quoted(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
/** `INSERT OR REPLACE` of one row, column names as given. */
function put(db, table, row) {
	const names = Object.keys(row);
	const columns = names.map(quoted).join(", ");
	const values = names.map((_, index) => `:v${index}`).join(", ");
	const parameters = Object.fromEntries(names.map((name, index) => [`v${index}`, row[name] ?? null]));
	db.run(`INSERT OR REPLACE INTO ${quoted(table)} (${columns}) VALUES (${values})`, parameters);
}
function firstRow(db, sql, parameters) {
	return db.rows(sql, parameters)[0];
}
// src/store/drafts.ts
function keepDraft(ctx, draft) {
	put(ctx.db, "draft", { ...draft });
}
function draftOf(ctx, form, record) {
	return firstRow(ctx.db, "SELECT * FROM draft WHERE form = :form AND record = :record", {
		form,
		record
	}) ?? null;
}
function dropDraft(ctx, form, record) {
	ctx.db.run("DELETE FROM draft WHERE form = :form AND record = :record", {
		form,
		record
	});
}
// src/store/outbox.ts
var OLDEST_FIRST = `
  SELECT id, form, form_version, xml, happened, recorded, clock FROM submission
  WHERE state = 'unsent' ORDER BY clock LIMIT :most`;
function unsent(ctx, most) {
	return ctx.db.rows(OLDEST_FIRST, { most });
}
var KEPT_ASIDE = `
  SELECT id, form, form_version, xml, happened, recorded, clock FROM submission
  WHERE state = 'quarantined' ORDER BY clock`;
/** What the server set aside. It tries again when it is sent again: its cause may be mended. */
function keptAside(ctx) {
	return ctx.db.rows(KEPT_ASIDE);
}
var ANSWERED = `
  UPDATE submission SET state = :state, reason = :reason
  WHERE id = :id AND state IN ('unsent', 'quarantined')`;
/** A quarantined submission is kept: it is the worker's work, and the server has it too. */
function recordAnswers(ctx, { answers }) {
	ctx.db.transaction(() => {
		for (const { id, outcome, reason } of answers) {
			const state = outcome === "quarantined" ? "quarantined" : "sent";
			ctx.db.run(ANSWERED, {
				id,
				state,
				reason: reason ?? null
			});
		}
	});
}
// src/engine/clock.ts
/**
* Hybrid logical clock: `<15 digits of ms>-<4 hex of counter>-<device>`, sorts as text.
*
* It never runs backwards, also when the phone's own clock does, and is later than every clock
* this phone has seen. So what is recorded later, knowing the earlier, wins the fold.
*/
var MOST$1 = 65535;
var ZERO = {
	ms: 0,
	counter: 0
};
function parse$1(clock) {
	const match = /^(\d{15})-([0-9a-f]{4})-/.exec(clock);
	return match ? {
		ms: Number(match[1]),
		counter: Number.parseInt(match[2] ?? "0", 16)
	} : ZERO;
}
function print({ ms, counter }, device) {
	return `${String(ms).padStart(15, "0")}-${counter.toString(16).padStart(4, "0")}-${device}`;
}
function msOf(clock) {
	return parse$1(clock).ms;
}
function after({ ms, counter }) {
	return counter < MOST$1 ? {
		ms,
		counter: counter + 1
	} : {
		ms: ms + 1,
		counter: 0
	};
}
/** The next clock of a device whose latest known clock is `latest` ("" at first). */
function tick(latest, device, now) {
	const known = parse$1(latest);
	return print(now > known.ms ? {
		ms: now,
		counter: 0
	} : after(known), device);
}
/** The later of two clocks: what a phone remembers of all it has seen. */
function later(one, other) {
	return one > other ? one : other;
}
// src/engine/days.ts
/** Whole days: ISO text on the wire, epoch days (1970-01-01 = 0) in rules and rows. */
var DAY_MS = 864e5;
var ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T.*)?$/;
/** The epoch day of an ISO date (or the date part of a time); null when it is none. */
function dayOfIso(text) {
	const date = ISO_DATE.exec(text)?.[1];
	const ms = Date.parse(`${date}T00:00:00Z`);
	return Number.isNaN(ms) || isoOfDay(ms / DAY_MS) !== date ? null : ms / DAY_MS;
}
function isoOfDay(day) {
	return (/* @__PURE__ */ new Date(day * DAY_MS)).toISOString().slice(0, 10);
}
var PARTS = {
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
	hour: "2-digit",
	minute: "2-digit",
	second: "2-digit",
	hourCycle: "h23"
};
/** Making a formatter takes longer than all else that a save does, so each is made once. */
var formatters = /* @__PURE__ */ new Map();
function formatterOf(timeZone) {
	const known = formatters.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", {
		timeZone,
		...PARTS
	});
	formatters.set(timeZone, known);
	return known;
}
function partsIn(timeZone, moment) {
	const parts = formatterOf(timeZone).formatToParts(moment);
	return (type) => parts.find((p) => p.type === type)?.value ?? "";
}
/** The ISO date that `moment` has in a time zone ("Africa/Nairobi"). */
function isoDateIn(timeZone, moment) {
	return isoDateOf(partsIn(timeZone, moment));
}
function isoDateOf(part) {
	return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}
function dayIn(timeZone, moment) {
	return dayOfIso(isoDateIn(timeZone, moment)) ?? 0;
}
function presentIn(timeZone, moment) {
	const part = partsIn(timeZone, moment);
	const today = dayOfIso(isoDateOf(part)) ?? 0;
	const minutes = Number(part("hour")) * 60 + Number(part("minute"));
	return {
		today,
		now: today * 86400 + minutes * 60 + Number(part("second"))
	};
}
/** The last `count` months, the oldest first; the month of `day` is the last one. */
function monthsUntil(day, count) {
	const date = /* @__PURE__ */ new Date(day * DAY_MS);
	const startOf = (back) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1);
	return Array.from({ length: count }, (_, index) => {
		const back = count - 1 - index;
		const first = startOf(back) / DAY_MS;
		return {
			code: isoOfDay(first).slice(0, 7),
			first_day: first,
			last_day: startOf(back - 1) / DAY_MS - 1
		};
	});
}
// src/store/context.ts
/** Asked for something before this phone is enrolled and has its programme. */
var NotReady = class extends Error {
	name = "NotReady";
};
function meta(ctx, key) {
	return firstRow(ctx.db, "SELECT value FROM meta WHERE key = :key", { key })?.value ?? "";
}
function setMeta(ctx, key, value) {
	put(ctx.db, "meta", {
		key,
		value
	});
}
function programmeOrNull(ctx) {
	if (!ctx.programme) {
		const json = meta(ctx, "programme");
		ctx.programme = json === "" ? null : JSON.parse(json);
	}
	return ctx.programme;
}
function programmeOf(ctx) {
	const pkg = programmeOrNull(ctx);
	if (!pkg) throw new NotReady("The programme has not arrived yet.");
	return pkg;
}
function today(ctx) {
	return dayIn(programmeOf(ctx).time_zone, ctx.now());
}
function present(ctx) {
	return presentIn(programmeOf(ctx).time_zone, ctx.now());
}
function ownWorker(ctx) {
	const worker = firstRow(ctx.db, "SELECT * FROM worker WHERE id = :id", { id: meta(ctx, "worker") });
	if (!worker) throw new NotReady("This phone is not enrolled yet.");
	return worker;
}
// src/engine/values.ts
var INTEGER = /^[+-]?\d{1,18}$/;
var DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
/**
* The typed value of a text: dates are epoch days, blank is null.
*
* A text that is no value of its kind is null too: the server turns such a submission away with
* words, and the phone must not lose what was written.
*/
function typedValue(text, kind) {
	const trimmed = text.trim();
	if (trimmed === "") return null;
	switch (kind) {
		case "integer": return INTEGER.test(trimmed) ? Number(trimmed) : null;
		case "decimal": return DECIMAL.test(trimmed) ? Number(trimmed) : null;
		case "date": return dayOfIso(trimmed);
		case "choices": return trimmed.split(/\s+/).join(" ");
		default: return trimmed;
	}
}
/** The text of a typed value as it travels, the same as the server's; blank is ''. */
function shownValue(value, kind) {
	if (value === null) return "";
	if (typeof value !== "number") return value;
	if (kind === "date") return isoOfDay(value);
	return kind === "decimal" ? shownDecimal(value) : String(value);
}
/** 3.0 stays a decimal number; very large and very small ones are written with an exponent. */
function shownDecimal(value) {
	const size = Math.abs(value);
	if (size >= 0x2386f26fc10000 || size < 1e-4 && size > 0) return value.toExponential().replace(/([+-])(\d)$/, "$10$2");
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
var NUMBER = 0x38d7ea4c68000;
var TINY = 1e-15;
var FIRST_DAY$1 = -25508;
var LAST_DAY$1 = 47540;
/** A value as rules see it: blank where no engine could count with it. The same as the server's. */
function recordedValue(value, kind) {
	if (typeof value !== "number") return value;
	if (kind === "date") return value >= FIRST_DAY$1 && value <= LAST_DAY$1 ? value : null;
	if (!(Math.abs(value) < NUMBER)) return null;
	return kind === "decimal" && Math.abs(value) < TINY ? 0 : value;
}
// src/engine/xml.ts
var NAME = String.raw`[^\s<>/=&"']+`;
var TOKEN = new RegExp([
	String.raw`<!--[\s\S]*?-->`,
	String.raw`<\?[\s\S]*?\?>`,
	String.raw`<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>`,
	String.raw`</(?<close>${NAME})\s*>`,
	String.raw`<(?<open>${NAME})(?<attributes>(?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>/?)>`,
	"(?<text>[^<]+)",
	"(?<bad><)"
].join("|"), "g");
var ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, "g");
var NAMED = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'"
};
var XmlError = class extends Error {};
function character(reference, code) {
	if (!code.startsWith("#")) {
		const named = NAMED[code];
		if (named === void 0) throw new XmlError(`unknown entity ${reference}`);
		return named;
	}
	const hex = code[1] === "x";
	return String.fromCodePoint(Number.parseInt(code.slice(hex ? 2 : 1), hex ? 16 : 10));
}
function decode(text) {
	if (!text.includes("&")) return text;
	return text.replace(/&([^;\s]*);/g, (reference, code) => character(reference, code));
}
function localName(name) {
	return name.slice(name.indexOf(":") + 1);
}
function attributesOf(text) {
	const found = {};
	for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE)) if (name !== "xmlns" && !name.startsWith("xmlns:")) found[localName(name)] = decode(double ?? single ?? "");
	return found;
}
function openElement(tag, attributes) {
	return {
		name: localName(tag),
		tag,
		attributes: attributesOf(attributes),
		children: [],
		text: ""
	};
}
function closeElement(stack, tag) {
	const closed = stack.pop();
	const parent = stack.at(-1);
	if (closed?.tag !== tag || !parent) throw new XmlError(`</${tag}> closes nothing`);
	parent.children.push(closed);
}
function take(stack, groups) {
	const top = stack.at(-1);
	if (!top || groups["bad"]) throw new XmlError("not well-formed");
	if (groups["cdata"] !== void 0) top.text += groups["cdata"];
	else if (groups["text"] !== void 0) top.text += decode(groups["text"]);
	else if (groups["close"]) closeElement(stack, groups["close"]);
	else if (groups["open"]) {
		stack.push(openElement(groups["open"], groups["attributes"] ?? ""));
		if (groups["empty"]) closeElement(stack, groups["open"]);
	}
}
/** The root element. Throws XmlError when the text is not well-formed. */
function parseXml(text) {
	const document = {
		name: "",
		tag: "",
		attributes: {},
		children: [],
		text: ""
	};
	const stack = [document];
	for (const match of text.matchAll(TOKEN)) take(stack, match.groups ?? {});
	const root = document.children[0];
	if (stack.length !== 1 || !root || document.children.length !== 1) throw new XmlError("not one element");
	return root;
}
function child(element, name) {
	return element.children.find((item) => item.name === name);
}
/** All elements at an absolute path ("/data/danger/danger_signs"), in document order. */
function elementsAt(root, path) {
	const [first, ...rest] = path.split("/").slice(1).map(localName);
	if (first !== root.name) return [];
	return rest.reduce((found, name) => found.flatMap((item) => item.children.filter((c) => c.name === name)), [root]);
}
// src/engine/reading.ts
/** The built-in form that brings records in from elsewhere; it is in no package. */
var IMPORT = "import";
var EXTERNAL_ID = "external_id";
/** Id of the worker a record was given to, blank where it is its area's. */
var OWNER = "_owner";
/** Every property is a child of the root, by its own name. */
function importForm(pkg) {
	return {
		columns: [],
		entities: Object.entries(pkg.lists).map(([list, { columns }]) => ({
			list,
			path: "/data",
			saves: [
				...columns.map((column) => column.name),
				EXTERNAL_ID,
				OWNER
			].map((property) => ({
				property,
				path: `/data/${property}`
			}))
		}))
	};
}
/** Throws XmlError when the text is not well-formed, or says no instanceID. */
function readSubmission(form, xml) {
	const root = parseXml(xml);
	const merged = /* @__PURE__ */ new Map();
	for (const operation of operationsIn(form.entities, root)) {
		const before = merged.get(operation.id);
		merged.set(operation.id, before ? merge(before, operation) : operation);
	}
	return {
		instance: instanceOf(root),
		operations: [...merged.values()],
		answers: answersIn(form, root),
		kinds: Object.fromEntries(form.columns.map(({ name, type }) => [name, type]))
	};
}
/** A form may name its root as it likes. */
function instanceOf(root) {
	const id = identity(textAt(root, `/${root.name}/meta/instanceID`));
	if (id === "") throw new XmlError("The form gave no meta/instanceID, so it cannot be saved. Tell your supervisor.");
	return `uuid:${id}`;
}
/** A UUID as we keep it: lower case, without `uuid:`. */
function identity(text) {
	return text.trim().replace(/^uuid:/, "").toLowerCase();
}
function textAt(root, path) {
	return elementsAt(root, path)[0]?.text.trim() ?? "";
}
function answersIn(form, root) {
	const answers = form.columns.map(({ name, type, path }) => {
		return [name, typedValue(path === void 0 ? "" : textAt(root, path), type)];
	});
	return Object.fromEntries(answers);
}
function operationsIn(blocks, root) {
	return blocks.flatMap((block) => elementsAt(root, block.path).flatMap((holder) => operationIn(block, holder) ?? []));
}
function operationIn(block, holder) {
	const meta = child(holder, "meta");
	const node = meta && child(meta, "entity");
	const id = identity(node?.attributes["id"] ?? "");
	if (!node || node.attributes["dataset"] !== block.list || id === "") return null;
	const create = isOn(node.attributes["create"]);
	const update = isOn(node.attributes["update"]);
	const acts = create || update;
	return {
		list: block.list,
		id,
		create,
		update,
		label: acts ? child(node, "label")?.text.trim() || null : null,
		values: acts ? savedValues(block, holder) : {}
	};
}
function isOn(flag) {
	return flag?.trim() === "1" || flag?.trim() === "true";
}
function savedValues(block, holder) {
	const saved = {};
	for (const { property, path } of block.saves) {
		const node = elementsAt(holder, `/${holder.name}${path.slice(block.path.length)}`)[0];
		if (node) saved[property] = node.text.trim();
	}
	return saved;
}
/** Two nodes of one submission that name the same record: the later one wins. */
function merge(before, after) {
	return {
		...after,
		create: before.create || after.create,
		update: before.update || after.update,
		label: after.label ?? before.label,
		values: {
			...before.values,
			...after.values
		}
	};
}
// src/store/definitions.ts
function keep(ctx, form, version, definition) {
	put(ctx.db, "definition", {
		form,
		version,
		definition: JSON.stringify(definition)
	});
}
function keepDefinitions(ctx, definitions) {
	for (const { form, version, definition } of definitions) keep(ctx, form, version, definition);
}
/** The programme in use makes way for another one: what was filled with it stays readable. */
function keepOwnForms(ctx) {
	const pkg = programmeOrNull(ctx);
	if (!pkg) return;
	for (const [name, { xml: _, ...definition }] of Object.entries(pkg.forms)) keep(ctx, name, definition.version, definition);
	keep(ctx, IMPORT, pkg.hash, importForm(pkg));
}
/** What a submission was filled with, or else the current form; undefined if there is none. */
function definitionOf(ctx, { form, form_version }) {
	const current = currentOf(programmeOf(ctx), form);
	if (current?.version === form_version) return current.definition;
	const sql = "SELECT definition FROM definition WHERE form = :form AND version = :version";
	const key = {
		form,
		version: form_version
	};
	const row = firstRow(ctx.db, sql, key);
	return row ? JSON.parse(row.definition) : current?.definition;
}
/** A form that the programme dropped still has its name. */
function titleOf(ctx, filled) {
	return (programmeOf(ctx).forms[filled.form] ?? definitionOf(ctx, filled))?.title ?? { "": filled.form };
}
/** An import was read with the lists of a release: its version is that release's hash. */
function currentOf(pkg, form) {
	if (form === "import") return {
		version: pkg.hash,
		definition: importForm(pkg)
	};
	const definition = pkg.forms[form];
	return definition && {
		version: definition.version,
		definition
	};
}
// src/engine/fold.ts
/**
* Records are a fold of submissions: the same here and on the server (conformance/fold).
*
* Per key the writer with the greatest (clock, submission id) wins, compared as text. Keys are the
* properties, `label` and `area`. So the order in which submissions arrive does not matter.
*/
var LABEL = "label";
var AREA = "area";
function writesOf({ entity, form, area }) {
	const writes = Object.entries(entity.values);
	if (entity.label !== null) writes.push([LABEL, entity.label]);
	if (entity.create || form === "import") writes.push([AREA, area]);
	return writes;
}
function isBefore(one, other) {
	if (!one) return true;
	return one[0] === other[0] ? one[1] < other[1] : one[0] < other[0];
}
function knownAfter(known, { entity, happened }) {
	if (!entity.create) return known;
	return known === null || happened < known ? happened : known;
}
function apply(state, change) {
	const stamp = [change.clock, change.submission];
	const won = writesOf(change).filter(([key]) => isBefore(state.clocks[key], stamp));
	const { label, area, ...properties } = {
		...state.properties,
		label: state.label,
		area: state.area,
		...Object.fromEntries(won)
	};
	return {
		...state,
		label,
		area,
		properties,
		clocks: {
			...state.clocks,
			...Object.fromEntries(won.map(([key]) => [key, stamp]))
		},
		known: knownAfter(state.known, change),
		version: state.version + 1
	};
}
/** The record that changes of it amount to; a submission that comes twice counts once. */
function fold(changes) {
	const bySubmission = new Map(changes.map((change) => [change.submission, change]));
	const first = changes[0];
	if (!first) return null;
	const empty = {
		id: first.entity.id,
		list: first.entity.list,
		label: "",
		properties: {},
		clocks: {},
		known: null,
		version: 0,
		area: null
	};
	return [...bySubmission.values()].reduce(apply, empty);
}
// src/engine/projection.ts
var TABLES = String.raw`
  SELECT name FROM sqlite_master
  WHERE type = 'table' AND (
    name LIKE 'entity\_%' ESCAPE '\' OR name LIKE 'form\_%' ESCAPE '\' OR name IN ('period', 'task')
  )`;
/** Makes the package's tables anew; what they held is gone. */
function createProjection(db, pkg) {
	for (const { name } of db.rows(TABLES)) db.run(`DROP TABLE ${quoted(name)}`);
	for (const statement of [...pkg.schema.projection, ...pkg.schema.task]) db.run(statement);
}
/** The row of a record, or none while nobody has said that it began. */
function projectRecord(db, pkg, record, owner) {
	const columns = pkg.lists[record.list]?.columns;
	if (!columns) return;
	const known = record.known === null ? null : dayOfIso(record.known);
	if (known === null) {
		forgetRecord(db, pkg, record);
		return;
	}
	const values = columns.map(({ name, type }) => {
		return [name, fitting(record.properties[name] ?? "", type)];
	});
	put(db, `entity_${record.list}`, {
		_id: record.id,
		_known: known,
		_area: record.area,
		_owner: owner,
		...Object.fromEntries(values)
	});
}
/** A list that the programme does not have has no table. */
function forgetRecord(db, pkg, { list, id }) {
	if (!pkg.lists[list]) return;
	db.run(`DELETE FROM ${quoted(`entity_${list}`)} WHERE _id = :id`, { id });
}
/** One row per record that the submission is about; of one that was there, instead of it. */
function projectSubmission(db, pkg, encounter, reading) {
	const form = pkg.forms[encounter.form];
	if (encounter.form === "import" || !form) return;
	const answers = form.columns.map((column) => [column.name, answerIn(column, reading)]);
	const row = {
		_id: encounter.id,
		_day: dayOfIso(encounter.happened),
		_worker: encounter.worker,
		...Object.fromEntries(answers)
	};
	const old = `DELETE FROM ${quoted(`form_${encounter.form}`)} WHERE _subject = :id AND _id = :own`;
	for (const { id } of reading.operations) {
		db.run(old, {
			id,
			own: encounter.id
		});
		put(db, `form_${encounter.form}`, {
			...row,
			_subject: id
		});
	}
}
/** An answer of an old form in a question of the current one: blank where it does not fit. */
function answerIn({ name, type }, { answers, kinds }) {
	const value = answers[name] ?? null;
	const kind = kinds[name] ?? "text";
	return kind === type ? recordedValue(value, kind) : fitting(shownValue(value, kind), type);
}
function fitting(text, kind) {
	return recordedValue(typedValue(text, kind), kind);
}
// src/store/intake.ts
/** What the server may set right in a submission. */
var SETTLED = [
	"clock",
	"worker",
	"area",
	"happened"
];
/** Takes a submission in, or anew where the server set it right. Returns the records to settle. */
function takeIn(ctx, submission) {
	const sql = `SELECT ${SETTLED.join(", ")} FROM submission WHERE id = :id`;
	const known = firstRow(ctx.db, sql, { id: submission.id });
	put(ctx.db, "submission", { ...submission });
	if (known && SETTLED.every((key) => known[key] === submission[key])) return [];
	return index(ctx, submission);
}
/** What the version of the form that was filled makes of it; a form we do not know waits. */
function readingOf$1(ctx, submission) {
	const form = definitionOf(ctx, submission);
	if (!form) return null;
	try {
		return readSubmission(form, submission.xml);
	} catch (error) {
		if (error instanceof XmlError) return null;
		throw error;
	}
}
function index(ctx, submission) {
	const reading = readingOf$1(ctx, submission);
	if (!reading) return [];
	projectSubmission(ctx.db, programmeOf(ctx), submission, reading);
	for (const operation of reading.operations) {
		const row = {
			record: operation.id,
			submission: submission.id
		};
		put(ctx.db, "change", {
			...row,
			operation: JSON.stringify(operation)
		});
	}
	return reading.operations.map((operation) => operation.id);
}
var CHANGES$1 = `
  SELECT s.id AS submission, s.form, s.clock, s.happened, s.area, c.operation
  FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id`;
function foldRecord(ctx, id) {
	return fold(ctx.db.rows(CHANGES$1, { id }).map(({ operation, ...change }) => {
		return {
			...change,
			entity: JSON.parse(operation)
		};
	}));
}
/** Folds a record anew from the log and writes its rows. A record that moved away is dropped. */
function settleRecord(ctx, id) {
	const record = foldRecord(ctx, id);
	if (!record) return;
	if (record.area !== null && !isOurs(ctx, record.area)) {
		ctx.db.run("DELETE FROM record WHERE id = :id", { id });
		forgetRecord(ctx.db, programmeOf(ctx), record);
		return;
	}
	put(ctx.db, "record", {
		...record,
		properties: JSON.stringify(record.properties),
		clocks: JSON.stringify(record.clocks)
	});
	projectRecord(ctx.db, programmeOf(ctx), record, ownerOf(ctx, record));
}
/** Whom it was given to, or whose work its area is: as doorstep/server/records/owners. */
function ownerOf(ctx, { properties, area }) {
	const found = firstRow(ctx.db, "SELECT owner FROM area WHERE id = :area", { area });
	return properties["_owner"] || (found?.owner ?? null);
}
function isOurs(ctx, area) {
	return firstRow(ctx.db, "SELECT id FROM area WHERE id = :area", { area }) !== void 0;
}
function settleAllRecords(ctx) {
	const records = ctx.db.rows("SELECT DISTINCT record AS id FROM change");
	for (const { id } of records) settleRecord(ctx, id);
}
/** Everything that is derived from the log, made anew: after a new programme. */
function rebuild(ctx) {
	createProjection(ctx.db, programmeOf(ctx));
	ctx.db.run("DELETE FROM change");
	ctx.db.run("DELETE FROM record");
	for (const submission of ctx.db.rows("SELECT * FROM submission")) index(ctx, submission);
	settleAllRecords(ctx);
}
// src/engine/tasks.ts
var COLUMNS = "rule, grp, occurrence, cause, subject, owner, area, form, opens, due, closes, due_at, done_day, done_id, done_by, attempts, until, state, band, score, reasons";
var BANDS = [
	"routine",
	"urgent",
	"asap",
	"stat"
];
/** Worklist order: an emergency outranks every score. For `ORDER BY`, over the alias `t`. */
var WORKLIST_ORDER = "(t.band = 3) DESC, t.score DESC, t.due, t.rule, t.occurrence, t.subject, t.cause";
/**
* Days that the kept tasks are about: reports look three months back, and nobody plans further
* ahead. All else is asked of one record when somebody looks at it.
*/
var BACK = 100;
var AHEAD = 60;
function nearby({ today, now }) {
	return {
		today,
		now,
		from_day: today - BACK,
		to_day: today + AHEAD
	};
}
function evaluateSubject(db, pkg, subject, at) {
	db.run("DELETE FROM task WHERE subject = :subject", { subject });
	const sql = `INSERT INTO task (${COLUMNS}) ${pkg.queries.tasks_of_subject}`;
	db.run(sql, {
		...nearby(at),
		subject
	});
}
function evaluateAll(db, pkg, at) {
	db.run("DELETE FROM task");
	db.run(`INSERT INTO task (${COLUMNS}) ${pkg.queries.tasks_all}`, nearby(at));
}
/** Far enough for all that can have a date. */
var FIRST_DAY = -25508;
var LAST_DAY = 47540;
/** All tasks of one record, however far away: asked, not kept. */
function tasksOf(db, pkg, subject, at) {
	const horizon = {
		from_day: FIRST_DAY,
		to_day: LAST_DAY
	};
	return db.rows(pkg.queries.tasks_of_subject, {
		...at,
		...horizon,
		subject
	});
}
function bandOf(task) {
	return BANDS[task.band] ?? "routine";
}
function daysLate(task, today) {
	return task.state === "ready" ? Math.max(0, today - task.due) : 0;
}
function ruleOf(pkg, task) {
	return pkg.rules.find((rule) => rule.name === task.rule);
}
/** Numbers have 53 safe bits, so no bit operators (they cut at 32). */
function hasReason(reasons, index) {
	return Math.floor(reasons / 2 ** index) % 2 === 1;
}
// src/store/tasking.ts
/** Keeps the table `task` true: for touched subjects at once, for all of them once a day. */
/** Above this many subjects one query over all is quicker. */
var FEW = 50;
function touchTasks(ctx, subjects) {
	const touched = [...new Set(subjects)];
	if (touched.length > FEW) markTasksStale(ctx);
	if (!areTasksOfToday(ctx)) return;
	const at = present(ctx);
	for (const subject of touched) evaluateSubject(ctx.db, programmeOf(ctx), subject, at);
}
/** Nobody may read tasks before `refreshTasks` ran. */
function markTasksStale(ctx) {
	setMeta(ctx, "tasks_day", "");
}
function areTasksOfToday(ctx) {
	return meta(ctx, "tasks_day") === String(today(ctx));
}
/** Makes all tasks anew where they are stale or of another day; true when it did. */
function refreshTasks(ctx) {
	if (!programmeOrNull(ctx) || areTasksOfToday(ctx)) return false;
	ctx.db.transaction(() => {
		evaluateAll(ctx.db, programmeOf(ctx), present(ctx));
		setMeta(ctx, "tasks_day", String(today(ctx)));
	});
	return true;
}
// src/store/pulling.ts
/** A page and its cursor are one transaction: a killed app asks for the same page again. */
function applyPage(ctx, page) {
	ctx.db.transaction(() => {
		keepWorkers(ctx, page.workers);
		keepDefinitions(ctx, page.definitions);
		const touched = new Set(page.submissions.flatMap((logged) => takeIn(ctx, sent(logged))));
		for (const id of touched) settleRecord(ctx, id);
		if (page.more) markTasksStale(ctx);
		else touchTasks(ctx, touched);
		observeClocks(ctx, page.submissions);
		setMeta(ctx, "cursor", page.cursor);
	});
	if (!page.more) refreshTasks(ctx);
}
function keepWorkers(ctx, workers) {
	for (const { id, name, role, area } of workers) put(ctx.db, "worker", {
		id,
		name,
		role,
		area
	});
}
function sent(logged) {
	const { id, form, form_version, xml, happened, recorded, clock, worker, area, received } = logged;
	const log = {
		id,
		form,
		form_version,
		xml,
		happened,
		recorded,
		clock,
		worker,
		area,
		received
	};
	const { phone_happened = null } = logged;
	return {
		...log,
		phone_happened,
		state: "sent",
		reason: null
	};
}
function observeClocks(ctx, submissions) {
	setMeta(ctx, "clock", submissions.map((submission) => submission.clock).reduce(later, meta(ctx, "clock")));
}
/** Throws when the programme is of a later protocol: then the app itself must be renewed. */
function adoptProgramme(ctx, pkg) {
	if (pkg.protocol !== 1) throw new Error("This programme needs a newer Doorstep app.");
	try {
		ctx.db.transaction(() => replaceProgramme(ctx, pkg));
	} catch (error) {
		ctx.programme = null;
		throw error;
	}
	refreshTasks(ctx);
}
function replaceProgramme(ctx, pkg) {
	keepOwnForms(ctx);
	ctx.programme = pkg;
	setMeta(ctx, "programme", JSON.stringify(pkg));
	rebuild(ctx);
	markTasksStale(ctx);
}
// src/store/saving.ts
/** A filled form becomes a submission: with records, rows, tasks and outbox, or not at all. */
/** Saving the same instance twice (a double tap, a retry) changes nothing. */
function save(ctx, filled) {
	refreshTasks(ctx);
	return ctx.db.transaction(() => {
		const { version, reading } = readingOf(ctx, filled);
		const submission = submissionOf(ctx, filled, version, reading.instance);
		const records = reading.operations.map(({ id }) => id);
		if (!isKnown(ctx, submission.id)) {
			setMeta(ctx, "clock", submission.clock);
			const touched = takeIn(ctx, submission);
			for (const id of touched) settleRecord(ctx, id);
			touchTasks(ctx, touched);
		}
		dropDraft(ctx, filled.form, filled.about);
		return {
			id: submission.id,
			records,
			label: labelOf(ctx, records[0])
		};
	});
}
/** Read with the version it was filled with, which a newer programme may have taken on or dropped. */
function readingOf(ctx, { form, xml }) {
	const version = parseXml(xml).attributes["version"] ?? programmeOf(ctx).forms[form]?.version ?? "";
	const definition = definitionOf(ctx, {
		form,
		form_version: version
	});
	if (!definition) throw new Error(`The programme has no form ${form}.`);
	return {
		version,
		reading: readSubmission(definition, xml)
	};
}
function labelOf(ctx, id = "") {
	return firstRow(ctx.db, "SELECT label FROM record WHERE id = :id", { id })?.label ?? "";
}
function isKnown(ctx, id) {
	return firstRow(ctx.db, "SELECT id FROM submission WHERE id = :id", { id }) !== void 0;
}
function submissionOf(ctx, { form, xml }, version, id) {
	const worker = ownWorker(ctx);
	const now = ctx.now();
	return {
		id,
		form,
		form_version: version,
		xml,
		happened: isoDateIn(programmeOf(ctx).time_zone, now),
		recorded: now.toISOString(),
		clock: tick(meta(ctx, "clock"), meta(ctx, "device"), now.getTime()),
		worker: worker.id,
		area: worker.area,
		received: null,
		phone_happened: null,
		state: "unsent",
		reason: null
	};
}
// src/store/schema.ts
/** Each entry takes the database one version on; never change one that was released. */
var VERSIONS = [
	[
		"CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
		"CREATE TABLE worker (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, area TEXT NOT NULL)",
		"CREATE TABLE area (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT)",
		`CREATE TABLE submission (
      id TEXT PRIMARY KEY, form TEXT NOT NULL, form_version TEXT NOT NULL, xml TEXT NOT NULL,
      happened TEXT NOT NULL, recorded TEXT NOT NULL, clock TEXT NOT NULL,
      worker TEXT NOT NULL, area TEXT NOT NULL, received TEXT, state TEXT NOT NULL, reason TEXT
    )`,
		"CREATE INDEX submission_state ON submission (state, clock)",
		"CREATE INDEX submission_worker ON submission (worker, received)",
		`CREATE TABLE change (
      record TEXT NOT NULL, submission TEXT NOT NULL, operation TEXT NOT NULL,
      PRIMARY KEY (record, submission)
    ) WITHOUT ROWID`,
		"CREATE INDEX change_submission ON change (submission)",
		`CREATE TABLE record (
      id TEXT PRIMARY KEY, list TEXT NOT NULL, label TEXT NOT NULL, properties TEXT NOT NULL,
      clocks TEXT NOT NULL, known TEXT, version INTEGER NOT NULL, area TEXT
    )`,
		`CREATE TABLE draft (
      form TEXT NOT NULL, record TEXT NOT NULL, xml TEXT NOT NULL, page INTEGER NOT NULL,
      PRIMARY KEY (form, record)
    ) WITHOUT ROWID`
	],
	[`CREATE TABLE definition (
      form TEXT NOT NULL, version TEXT NOT NULL, definition TEXT NOT NULL,
      PRIMARY KEY (form, version)
    ) WITHOUT ROWID`],
	["ALTER TABLE submission ADD COLUMN phone_happened TEXT"],
	["ALTER TABLE area ADD COLUMN owner TEXT"]
];
function prepareSchema(db) {
	const found = db.rows("PRAGMA user_version")[0]?.user_version ?? 0;
	VERSIONS.forEach((statements, index) => {
		if (index < found) return;
		db.transaction(() => {
			for (const statement of statements) db.run(statement);
			db.run(`PRAGMA user_version = ${index + 1}`);
		});
	});
}
// src/store/clocks.ts
/** The clock that orders writers, kept near the truth by what the server says. */
/** The server's time in ms, as far as the last session told. */
function serverTime(ctx) {
	return ctx.now().getTime() - Number(meta(ctx, "ahead"));
}
/** What is recorded from now on comes after this, also with a watch that is years behind. */
function observeServer(ctx) {
	setMeta(ctx, "clock", later(print({
		ms: serverTime(ctx),
		counter: 0
	}, meta(ctx, "device")), meta(ctx, "clock")));
}
var LATEST = "SELECT MAX(clock) AS clock FROM submission WHERE state = 'sent'";
var WAITING = "SELECT id FROM submission WHERE state <> 'sent' LIMIT 1";
/**
* A watch that was years ahead drove the clock there. When all is sent the server has set right
* what was written with it, and the clock follows.
*/
function mendClock(ctx) {
	if (msOf(meta(ctx, "clock")) <= serverTime(ctx) + 864e5) return;
	if (firstRow(ctx.db, WAITING)) return;
	setMeta(ctx, "clock", firstRow(ctx.db, LATEST)?.clock ?? "");
	observeServer(ctx);
}
// src/store/forgetting.ts
/** What left the worker's areas leaves the phone too: a lost phone tells no more than it must. */
/** Records that the log speaks of and that are in none of our areas. */
var STRANGERS = "SELECT DISTINCT record AS id FROM change WHERE record NOT IN (SELECT id FROM record)";
/** A submission stays until it is sent, and while it is about anybody who is still here. */
var ABOUT_STRANGERS = `
  SELECT s.id, s.form FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id AND s.state = 'sent' AND NOT EXISTS (
    SELECT 1 FROM change o JOIN record r ON r.id = o.record WHERE o.submission = s.id)`;
/**
* At the end of a round with the server. If they come back, it sends all of their log again: a
* record that moves in brings its history, a new posting starts the pull anew.
*/
function forgetStrangers(ctx) {
	for (const { id } of ctx.db.rows(STRANGERS)) {
		for (const about of ctx.db.rows(ABOUT_STRANGERS, { id })) forgetSubmission(ctx, about);
		ctx.db.run("DELETE FROM draft WHERE record = :id", { id });
	}
}
function forgetSubmission(ctx, { id, form }) {
	if (programmeOf(ctx).forms[form]) ctx.db.run(`DELETE FROM ${quoted(`form_${form}`)} WHERE _id = :id`, { id });
	ctx.db.run("DELETE FROM change WHERE submission = :id", { id });
	ctx.db.run("DELETE FROM submission WHERE id = :id", { id });
}
// src/store/session.ts
function start(ctx) {
	const pkg = programmeOrNull(ctx);
	const enrolled = meta(ctx, "worker") !== "";
	return {
		stage: enrolled && pkg !== null && meta(ctx, "last_sync") !== "" ? "ready" : enrolled ? "preparing" : "welcome",
		role: enrolled ? ownWorker(ctx).role : null,
		language: meta(ctx, "language"),
		languages: pkg?.languages ?? [],
		signedOut: meta(ctx, "signed_out") !== ""
	};
}
/** Made once; the phone's clock carries it too. */
function deviceOf(ctx) {
	const known = meta(ctx, "device");
	if (known !== "") return known;
	const device = [...crypto.getRandomValues(/* @__PURE__ */ new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
	setMeta(ctx, "device", device);
	return device;
}
/** Somebody else's unsent work is still on this phone. What was quarantined the server holds. */
var UnsentWorkOfAnother = class extends Error {
	name = "UnsentWorkOfAnother";
};
function enrol$1(ctx, answer) {
	ctx.db.transaction(() => {
		if (![answer.worker.id, ""].includes(meta(ctx, "worker"))) forgetOtherWorker(ctx);
		setMeta(ctx, "device_token", answer.device_token);
		setMeta(ctx, "signed_out", "");
		writeSession(ctx, answer.worker, answer.areas);
	});
}
var LOG = [
	"submission",
	"change",
	"record",
	"definition"
];
var PEOPLE = [
	"draft",
	"worker",
	"area"
];
function forgetOtherWorker(ctx) {
	if (firstRow(ctx.db, "SELECT id FROM submission WHERE state = 'unsent' LIMIT 1")) throw new UnsentWorkOfAnother();
	for (const table of [...LOG, ...PEOPLE]) ctx.db.run(`DELETE FROM ${table}`);
	for (const key of [
		"cursor",
		"programme",
		"last_sync"
	]) setMeta(ctx, key, "");
	ctx.programme = null;
}
function writeSession(ctx, worker, areas) {
	setMeta(ctx, "worker", worker.id);
	const { id, name, role, area } = worker;
	put(ctx.db, "worker", {
		id,
		name,
		role,
		area
	});
	ctx.db.run("DELETE FROM area");
	for (const item of areas) {
		const { id, name, parent, owner = null } = item;
		put(ctx.db, "area", {
			id,
			name,
			parent,
			owner
		});
	}
}
/** Takes a new posting in: records of areas that are ours no more go, those that came back come. */
function refreshSession(ctx, { worker, areas, server_time }) {
	ctx.db.transaction(() => {
		setMeta(ctx, "ahead", String(ctx.now().getTime() - Date.parse(server_time) || 0));
		observeServer(ctx);
		const before = areaKey(ctx);
		writeSession(ctx, worker, areas);
		if (before === areaKey(ctx) || !programmeOrNull(ctx)) return;
		settleAllRecords(ctx);
		markTasksStale(ctx);
	});
}
/** Wrong by more than this many ms, work soon counts for the wrong day. */
var TOLERANCE = 36e5;
/** The time as the server has it, ISO; null while this phone's own time will do. */
function rightTime(ctx) {
	const ahead = Number(meta(ctx, "ahead"));
	if (Math.abs(ahead) < TOLERANCE) return null;
	return new Date(ctx.now().getTime() - ahead).toISOString();
}
function areaKey(ctx) {
	return JSON.stringify(ctx.db.rows("SELECT id, owner FROM area ORDER BY id"));
}
function credentials(ctx) {
	return {
		token: meta(ctx, "device_token"),
		cursor: meta(ctx, "cursor"),
		programmeHash: programmeOrNull(ctx)?.hash ?? ""
	};
}
/** The server no longer knows this phone. Everything stays, unsent work above all. */
function signOut(ctx) {
	setMeta(ctx, "device_token", "");
	setMeta(ctx, "signed_out", "1");
}
/** ISO time by the phone's own watch, right or wrong. */
function watch(ctx) {
	return ctx.now().toISOString();
}
function syncFinished(ctx) {
	ctx.db.transaction(() => {
		mendClock(ctx);
		forgetStrangers(ctx);
		setMeta(ctx, "last_sync", watch(ctx));
	});
}
function chooseLanguage(ctx, language) {
	setMeta(ctx, "language", language);
}
// src/store/views/facts.ts
/** The facts among `properties` that are not blank, in the order of the list's columns. */
function factsOf(pkg, list, properties) {
	return (pkg.lists[list]?.columns ?? []).flatMap((column) => {
		const value = factValue(pkg, column, properties[column.name] ?? "");
		return value ? [{
			name: column.name,
			label: column.label ?? { "": column.name },
			value
		}] : [];
	});
}
function factValue(pkg, column, text) {
	const typed = typedValue(text, column.type);
	if (typed === null) return null;
	if (typeof typed === "number") return column.type === "date" ? {
		kind: "day",
		day: typed
	} : {
		kind: "number",
		number: typed
	};
	if (column.type === "text") return {
		kind: "text",
		text: typed
	};
	return {
		kind: "words",
		words: typed.split(" ").map((name) => choiceLabel(pkg, column, name))
	};
}
function choiceLabel(pkg, column, name) {
	return (pkg.choices[column.choices ?? ""] ?? []).find((choice) => choice.name === name)?.label ?? { "": name };
}
/** Where to find somebody: the first text among the list's properties (a village, an address). */
function placeOf(pkg, list, properties) {
	const column = pkg.lists[list]?.columns.find(({ type }) => type === "text");
	return column ? properties[column.name] ?? "" : "";
}
// ../../../work/main/app/node_modules/uuid/dist-node/regex.js
var regex_default = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/i;
// ../../../work/main/app/node_modules/uuid/dist-node/validate.js
function validate(uuid) {
	return typeof uuid === "string" && regex_default.test(uuid);
}
// ../../../work/main/app/node_modules/uuid/dist-node/parse.js
function parse(uuid) {
	if (!validate(uuid)) throw TypeError("Invalid UUID");
	let v;
	return Uint8Array.of((v = parseInt(uuid.slice(0, 8), 16)) >>> 24, v >>> 16 & 255, v >>> 8 & 255, v & 255, (v = parseInt(uuid.slice(9, 13), 16)) >>> 8, v & 255, (v = parseInt(uuid.slice(14, 18), 16)) >>> 8, v & 255, (v = parseInt(uuid.slice(19, 23), 16)) >>> 8, v & 255, (v = parseInt(uuid.slice(24, 36), 16)) / 1099511627776 & 255, v / 4294967296 & 255, v >>> 24 & 255, v >>> 16 & 255, v >>> 8 & 255, v & 255);
}
// ../../../work/main/app/node_modules/uuid/dist-node/stringify.js
var byteToHex = [];
for (let i = 0; i < 256; ++i) byteToHex.push((i + 256).toString(16).slice(1));
function unsafeStringify(arr, offset = 0) {
	return (byteToHex[arr[offset + 0]] + byteToHex[arr[offset + 1]] + byteToHex[arr[offset + 2]] + byteToHex[arr[offset + 3]] + "-" + byteToHex[arr[offset + 4]] + byteToHex[arr[offset + 5]] + "-" + byteToHex[arr[offset + 6]] + byteToHex[arr[offset + 7]] + "-" + byteToHex[arr[offset + 8]] + byteToHex[arr[offset + 9]] + "-" + byteToHex[arr[offset + 10]] + byteToHex[arr[offset + 11]] + byteToHex[arr[offset + 12]] + byteToHex[arr[offset + 13]] + byteToHex[arr[offset + 14]] + byteToHex[arr[offset + 15]]).toLowerCase();
}
// ../../../work/main/app/node_modules/uuid/dist-node/v35.js
function stringToBytes(str) {
	str = unescape(encodeURIComponent(str));
	const bytes = new Uint8Array(str.length);
	for (let i = 0; i < str.length; ++i) bytes[i] = str.charCodeAt(i);
	return bytes;
}
var DNS = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
var URL = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";
function v35(version, hash, value, namespace, buf, offset) {
	const valueBytes = typeof value === "string" ? stringToBytes(value) : value;
	const namespaceBytes = typeof namespace === "string" ? parse(namespace) : namespace;
	if (typeof namespace === "string") namespace = parse(namespace);
	if (namespace?.length !== 16) throw TypeError("Namespace must be array-like (16 iterable integer values, 0-255)");
	let bytes = new Uint8Array(16 + valueBytes.length);
	bytes.set(namespaceBytes);
	bytes.set(valueBytes, namespaceBytes.length);
	bytes = hash(bytes);
	bytes[6] = bytes[6] & 15 | version;
	bytes[8] = bytes[8] & 63 | 128;
	if (buf) {
		offset ??= 0;
		if (offset < 0 || offset + 16 > buf.length) throw new RangeError(`UUID byte range ${offset}:${offset + 15} is out of buffer bounds`);
		for (let i = 0; i < 16; ++i) buf[offset + i] = bytes[i];
		return buf;
	}
	return unsafeStringify(bytes);
}
// ../../../work/main/app/node_modules/uuid/dist-node/sha1.js
function sha1(bytes) {
	if (Array.isArray(bytes)) bytes = Buffer.from(bytes);
	else if (typeof bytes === "string") bytes = Buffer.from(bytes, "utf8");
	return createHash("sha1").update(bytes).digest();
}
// ../../../work/main/app/node_modules/uuid/dist-node/v5.js
function v5(value, namespace, buf, offset) {
	return v35(80, sha1, value, namespace, buf, offset);
}
v5.DNS = DNS;
v5.URL = URL;
// src/engine/identity.ts
var NAMESPACE = v5("https://doorstep.health/task", v5.URL);
/** The same on phone and server, so that a task is never there twice. */
function taskId(programme, task) {
	const parts = [
		programme,
		task.rule,
		task.subject,
		task.occurrence
	];
	if (task.cause) parts.push(task.cause);
	return v5(parts.join("/"), NAMESPACE);
}
// src/engine/why.ts
function reasonsOf(pkg, task, late) {
	return (ruleOf(pkg, task)?.reasons ?? []).filter((_, index) => hasReason(task.reasons, index)).map(({ code, label, band, points, points_per_day, cap }) => ({
		code,
		label,
		band,
		points: points + Math.min(points_per_day * late, cap ?? Number.POSITIVE_INFINITY),
		ages: points_per_day > 0
	}));
}
function explain(pkg, task, today) {
	const late = daysLate(task, today);
	const band = bandOf(task);
	return {
		band,
		bandPoints: pkg.band_points[band],
		reasons: reasonsOf(pkg, task, late),
		daysLate: late,
		score: task.score
	};
}
// src/store/views/tasks.ts
var JOINED = `
  SELECT t.*, r.list, r.label, r.properties FROM task t JOIN record r ON r.id = t.subject`;
function taskView(ctx, row, now) {
	const pkg = programmeOf(ctx);
	const rule = ruleOf(pkg, row);
	const late = daysLate(row, now);
	const { rule: name, occurrence, subject, cause, form, state, score, opens, due, closes } = row;
	const found = rule?.occurrences.find((item) => item.code === occurrence);
	const properties = JSON.parse(row.properties);
	return {
		rule: name,
		occurrence,
		subject,
		cause,
		form,
		state,
		score,
		opens,
		due,
		closes,
		late,
		id: taskId(pkg.programme, row),
		person: row.label,
		place: placeOf(pkg, row.list, properties),
		what: rule?.label ?? { "": name },
		when: found?.label ?? { "": occurrence },
		mode: rule?.mode ?? "visit",
		band: bandOf(row),
		reasons: reasonsOf(pkg, row, late)
	};
}
/** Work that can be done today, the most urgent first; of one area, or all on this phone. */
function worklist(ctx, area) {
	refreshTasks(ctx);
	const now = today(ctx);
	const sql = `${JOINED} WHERE t.state = 'ready' ${area === void 0 ? "" : "AND r.area = :area"} ORDER BY ${WORKLIST_ORDER}`;
	return {
		today: now,
		tasks: ctx.db.rows(sql, { area: area ?? null }).map((row) => taskView(ctx, row, now))
	};
}
var OPEN = [
	"ready",
	"on-hold",
	"draft"
];
/** Work of a record that is ready or still to come, by date, however far ahead. */
function openTasksOf(ctx, subject) {
	const open = allTasksOf(ctx, subject).filter(({ state }) => OPEN.includes(state));
	open.sort((one, other) => one.due - other.due || (keyOf(one) < keyOf(other) ? -1 : 1));
	return open.map((row) => taskView(ctx, row, today(ctx)));
}
function keyOf({ rule, occurrence, cause }) {
	return [
		rule,
		occurrence,
		cause
	].join(" ");
}
function allTasksOf(ctx, subject) {
	const record = firstRow(ctx.db, "SELECT list, label, properties FROM record WHERE id = :subject", { subject });
	if (!record) return [];
	return tasksOf(ctx.db, programmeOf(ctx), subject, present(ctx)).map((task) => ({
		...task,
		...record
	}));
}
/** One task and the parts of its score; null when it is no longer there. */
function taskDetail(ctx, key) {
	const row = allTasksOf(ctx, key.subject).find((task) => keyOf(task) === keyOf(key));
	if (!row) return null;
	const now = today(ctx);
	return {
		today: now,
		task: taskView(ctx, row, now),
		why: explain(programmeOf(ctx), row, now)
	};
}
// src/store/views/clients.ts
/** More than this many names nobody scrolls through: the search narrows them. */
var MOST = 100;
var LINES = `
  SELECT r.id, r.list, r.label, r.properties,
    COUNT(t.rule) AS ready, COALESCE(SUM(t.due < :today), 0) AS late
  FROM record r LEFT JOIN task t ON t.subject = r.id AND t.state = 'ready'
  WHERE r.known IS NOT NULL
  GROUP BY r.id`;
/** Case and accents do not matter: "amina" finds "Aminá". */
function folded(text) {
	return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
/** Records by name. Every word of `search` must be in the name or the place. */
function clients(ctx, search) {
	refreshTasks(ctx);
	const words = folded(search).split(/\s+/).filter(Boolean);
	const all = ctx.db.rows(LINES, { today: today(ctx) }).map((row) => line(ctx, row));
	const found = all.filter(({ label, place }) => {
		const text = folded(`${label} ${place}`);
		return words.every((word) => text.includes(word));
	});
	found.sort((one, other) => one.label.localeCompare(other.label) || (one.id < other.id ? -1 : 1));
	return {
		found: found.length,
		all: all.length,
		lines: found.slice(0, MOST)
	};
}
function line(ctx, row) {
	const pkg = programmeOf(ctx);
	return {
		id: row.id,
		label: row.label,
		place: placeOf(pkg, row.list, JSON.parse(row.properties)),
		list: pkg.lists[row.list]?.label ?? { "": row.list },
		ready: row.ready,
		late: row.late
	};
}
function client(ctx, id) {
	const row = firstRow(ctx.db, "SELECT id, list, label, properties FROM record WHERE id = :id", { id });
	if (!row) return null;
	const pkg = programmeOf(ctx);
	const properties = JSON.parse(row.properties);
	return {
		id,
		today: today(ctx),
		label: row.label,
		place: placeOf(pkg, row.list, properties),
		facts: factsOf(pkg, row.list, properties),
		tasks: openTasksOf(ctx, id),
		history: history(ctx, id),
		forms: Object.entries(pkg.forms).filter(([, form]) => form.about_list === row.list && form.about_path !== null).map(([form, { title }]) => ({
			form,
			title
		}))
	};
}
var HISTORY = `
  SELECT s.id, s.form, s.form_version, s.happened, s.phone_happened, s.state, s.reason,
    w.name AS worker, c.operation
  FROM change c JOIN submission s ON s.id = c.submission LEFT JOIN worker w ON w.id = s.worker
  WHERE c.record = :id ORDER BY s.happened DESC, s.clock DESC`;
function history(ctx, id) {
	const pkg = programmeOf(ctx);
	return ctx.db.rows(HISTORY, { id }).map((row) => {
		const operation = JSON.parse(row.operation);
		return {
			id: row.id,
			title: row.form === "import" ? null : titleOf(ctx, row),
			day: dayOfIso(row.happened) ?? 0,
			phoneDay: row.phone_happened === null ? null : dayOfIso(row.phone_happened),
			worker: row.worker ?? "",
			state: row.state,
			reason: row.reason,
			facts: factsOf(pkg, operation.list, operation.values)
		};
	});
}
/** Forms that make a new record, with the list it goes to. */
function newClientForms(ctx) {
	const pkg = programmeOf(ctx);
	return Object.entries(pkg.forms).filter(([, form]) => form.about_path === null).map(([form, { title, about_list }]) => {
		return {
			form,
			title,
			list: pkg.lists[about_list]?.label ?? title
		};
	});
}
// src/store/views/formKit.ts
/** Null when the programme has no such form, or the phone no such record. */
function formKit(ctx, form, about) {
	const definition = programmeOf(ctx).forms[form];
	const record = about === "" ? null : formRecord(ctx, about);
	if (!definition || about !== "" && !record) return null;
	return {
		form,
		title: definition.title,
		xml: definition.xml,
		aboutPath: definition.about_path,
		record,
		draft: draftOf(ctx, form, about)
	};
}
/** Every column of the list is there, blank or not: look-ups must not miss it. */
function formRecord(ctx, id) {
	const row = firstRow(ctx.db, "SELECT list, id, label, version, properties FROM record WHERE id = :id", { id });
	if (!row) return null;
	const columns = programmeOf(ctx).lists[row.list]?.columns ?? [];
	const blank = Object.fromEntries(columns.map(({ name }) => [name, ""]));
	return {
		...row,
		properties: {
			...blank,
			...JSON.parse(row.properties)
		}
	};
}
// src/engine/indicators.ts
/**
* Rows by worker, area and month; where there is nothing, there is no row. Up to today only: what
* falls due later in this month is nobody's shortfall yet.
*/
function indicatorByMonth(db, indicator, months, today) {
	const first_day = months[0]?.first_day;
	if (first_day === void 0) return [];
	return db.rows(indicator.sql, {
		kind: "month",
		first_day,
		last_day: today
	});
}
/** Figures of areas, months or workers together. */
function sumOf(indicator, figures) {
	const sum = (numbers) => numbers.reduce((total, number) => total + (number ?? 0), 0);
	return {
		numerator: sum(figures.map(({ numerator }) => numerator)),
		denominator: indicator.is_share ? sum(figures.map(({ denominator }) => denominator)) : null
	};
}
/** The number that is compared with the target; null for a share of nothing. */
function valueIn({ numerator, denominator }) {
	if (denominator === null) return numerator;
	return denominator === 0 ? null : 100 * numerator / denominator;
}
/** Null where there is no target, or nothing to measure by it. */
function meetsTarget({ target, direction }, figure) {
	const value = valueIn(figure);
	if (target === null || value === null) return null;
	return direction === "higher" ? value >= target : value <= target;
}
// src/store/views/team.ts
/** CHWs posted to areas that this phone holds, by name. */
function chws(ctx) {
	return ctx.db.rows(`
    SELECT w.* FROM worker w JOIN area a ON a.id = w.area
    WHERE w.role = 'chw' ORDER BY w.name, w.id`);
}
var COUNTS = `
  SELECT COUNT(*) AS open, COALESCE(SUM(t.due < :today), 0) AS overdue,
    COALESCE(SUM(t.band = 3), 0) AS emergencies
  FROM task t JOIN record r ON r.id = t.subject
  WHERE t.state = 'ready' AND r.area = :area`;
var LAST = `
  SELECT MAX(received) AS last,
    MAX(CASE WHEN phone_happened IS NOT NULL THEN received END) AS wrong
  FROM submission WHERE worker = :worker`;
function team(ctx) {
	refreshTasks(ctx);
	const members = chws(ctx).map((worker) => member(ctx, worker));
	return {
		areaName: areaName(ctx, ownWorker(ctx).area),
		members
	};
}
function member(ctx, { id, name, area }) {
	const counts = firstRow(ctx.db, COUNTS, {
		area,
		today: today(ctx)
	}) ?? {
		open: 0,
		overdue: 0,
		emergencies: 0
	};
	const { last = null, wrong = null } = firstRow(ctx.db, LAST, { worker: id }) ?? {};
	const heard = {
		lastReceived: last,
		wrongDate: wrong
	};
	return {
		id,
		name,
		area,
		areaName: areaName(ctx, area),
		...counts,
		...heard
	};
}
function areaName(ctx, id) {
	return firstRow(ctx.db, "SELECT name FROM area WHERE id = :id", { id })?.name ?? "";
}
// src/store/views/reports.ts
var MONTHS = 3;
/** A CHW sees her own line; a supervisor one per CHW of the area. */
function report(ctx) {
	refreshTasks(ctx);
	const own = ownWorker(ctx);
	const workers = own.role === "chw" ? [own] : chws(ctx);
	const now = today(ctx);
	const months = monthsUntil(now, MONTHS);
	return {
		months,
		indicators: programmeOf(ctx).indicators.map((indicator) => {
			const rows = indicatorByMonth(ctx.db, indicator, months, now);
			const lines = workers.map(({ id, name }) => {
				const own = rows.filter(({ worker }) => worker === id);
				return {
					worker: id,
					name,
					numbers: months.map(({ code }) => {
						return numberOf(indicator, own.filter(({ period }) => period === code));
					}),
					total: numberOf(indicator, own)
				};
			});
			const { name, label, is_share, direction, target } = indicator;
			return {
				name,
				label,
				is_share,
				direction,
				target,
				lines
			};
		}),
		unsent: countUnsent(ctx)
	};
}
function numberOf(indicator, figures) {
	const figure = sumOf(indicator, figures);
	return {
		...figure,
		value: valueIn(figure),
		meetsTarget: meetsTarget(indicator, figure)
	};
}
function countUnsent(ctx) {
	return firstRow(ctx.db, "SELECT COUNT(*) AS count FROM submission WHERE state = 'unsent'")?.count ?? 0;
}
// src/store/views/phone.ts
function phone(ctx) {
	const pkg = programmeOrNull(ctx);
	const own = ownWorker(ctx);
	return {
		worker: own.name,
		role: own.role,
		area: areaName(ctx, own.area),
		programme: pkg?.label ?? {},
		version: pkg?.version ?? "",
		languages: pkg?.languages ?? [],
		unsent: countUnsent(ctx),
		lastSync: meta(ctx, "last_sync"),
		signedOut: meta(ctx, "signed_out") !== "",
		rightTime: rightTime(ctx),
		quarantined: quarantined(ctx)
	};
}
var QUARANTINED = `
  SELECT s.id, s.form, s.form_version, s.happened, COALESCE(s.reason, '') AS reason,
    (SELECT r.label FROM change c JOIN record r ON r.id = c.record
     WHERE c.submission = s.id LIMIT 1) AS about
  FROM submission s WHERE s.state = 'quarantined' ORDER BY s.clock DESC`;
function quarantined(ctx) {
	return ctx.db.rows(QUARANTINED).map((row) => ({
		id: row.id,
		title: titleOf(ctx, row),
		day: dayOfIso(row.happened) ?? 0,
		about: row.about ?? "",
		reason: row.reason
	}));
}
// src/store/api.ts
/** They change nothing that a screen shows. */
var QUERIES = {
	start,
	deviceOf,
	credentials,
	watch,
	unsent,
	keptAside,
	draftOf,
	worklist,
	taskDetail,
	clients,
	client,
	newClientForms,
	formKit,
	report,
	team,
	phone,
	keepDraft,
	dropDraft
};
/** After one of these the screens ask again. */
var CHANGES = {
	enrol: enrol$1,
	refreshSession,
	signOut,
	chooseLanguage,
	adoptProgramme,
	applyPage,
	recordAnswers,
	syncFinished,
	save,
	refreshTasks
};
var ALL = {
	...QUERIES,
	...CHANGES
};
function createApi(db, now) {
	prepareSchema(db);
	const ctx = {
		db,
		now,
		programme: null
	};
	const bound = Object.entries(ALL).map(([name, work]) => {
		const call = work;
		return [name, (...args) => call(ctx, ...args)];
	});
	return Object.fromEntries(bound);
}
// src/store/sqlite.ts
/** Enough for all of ours; a form's own INSERT is one each. */
var KEPT = 128;
function databaseOver(handle) {
	const kept = /* @__PURE__ */ new Map();
	function forgetAll() {
		for (const { statement } of kept.values()) statement.finalize();
		kept.clear();
	}
	function prepared(sql) {
		const known = kept.get(sql);
		if (known) return known;
		if (kept.size >= KEPT) forgetAll();
		const made = {
			statement: handle.prepare(sql),
			places: /* @__PURE__ */ new Map()
		};
		kept.set(sql, made);
		return made;
	}
	function using(sql, parameters, work) {
		const { statement, places } = prepared(sql);
		try {
			bind(statement, places, parameters);
			return work(statement);
		} finally {
			statement.reset(true);
		}
	}
	return {
		run(sql, parameters = {}) {
			using(sql, parameters, (statement) => statement.step());
		},
		rows(sql, parameters = {}) {
			return using(sql, parameters, (statement) => {
				const found = [];
				while (statement.step()) found.push(statement.get({}));
				return found;
			});
		},
		table(sql, parameters = {}) {
			return using(sql, parameters, (statement) => {
				const rows = [];
				while (statement.step()) rows.push(statement.get([]));
				return {
					columns: statement.getColumnNames([]),
					rows
				};
			});
		},
		transaction: (work) => handle.transaction("IMMEDIATE", work),
		close() {
			forgetAll();
			handle.close();
		}
	};
}
function bind(statement, places, parameters) {
	for (const name of Object.keys(parameters)) {
		const place = places.get(name) ?? statement.getParamIndex(`:${name}`) ?? 0;
		places.set(name, place);
		if (place > 0) statement.bind(place, parameters[name] ?? null);
	}
}
// src/sync/server.ts
/** A slow network may need its time, a dead one must not hold us for ever. */
var PATIENCE_MS = 45e3;
var ServerFailure = class extends Error {
	kind;
	constructor(kind, detail) {
		super(detail);
		this.kind = kind;
	}
};
async function reach(path, init) {
	try {
		return await fetch(path, {
			...init,
			signal: AbortSignal.timeout(PATIENCE_MS),
			cache: "no-store"
		});
	} catch (error) {
		throw new ServerFailure("unreachable", String(error));
	}
}
/** The server's words for a refusal, what is wrong and how to mend it, where it gave any. */
async function refusal(response) {
	const problem = await response.json().catch(() => null);
	return [problem?.message ?? `HTTP ${response.status}`, problem?.hint ?? ""].join(" ").trim();
}
async function ask(path, init) {
	const response = await reach(path, init);
	if (response.status === 401) throw new ServerFailure("signed-out", await refusal(response));
	if (response.status >= 500) throw new ServerFailure("unreachable", `HTTP ${response.status}`);
	if (!response.ok) throw new ServerFailure("refused", await refusal(response));
	try {
		return await response.json();
	} catch (error) {
		throw new ServerFailure("unreachable", String(error));
	}
}
function get(path, token) {
	return ask(path, { headers: { authorization: `Bearer ${token}` } });
}
function post(path, body, token) {
	const headers = { "content-type": "application/json" };
	if (token !== void 0) headers["authorization"] = `Bearer ${token}`;
	return ask(path, {
		method: "POST",
		headers,
		body: JSON.stringify(body)
	});
}
var server = {
	enrol: (request) => post("/api/enrol", request),
	session: (token) => get("/api/session", token),
	programme: (token) => get("/api/programme", token),
	push: (token, request) => post("/api/push", request, token),
	pull(token, cursor, limit) {
		return get(`/api/pull?${new URLSearchParams({
			cursor,
			limit: String(limit)
		})}`, token);
	}
};
// src/sync/enrolment.ts
var EnrolError = class extends Error {
	failure;
	constructor(failure, detail) {
		super(detail);
		this.failure = failure;
	}
};
function failureOf(error) {
	if (error instanceof ServerFailure) return error.kind === "unreachable" ? "unreachable" : "used";
	return error.kind === "UnsentWorkOfAnother" ? "unsent-work" : "failed";
}
/** Throws EnrolError. What follows, programme and records, is the sync's work. */
async function enrol(store, server, token) {
	try {
		const device = await store.call("deviceOf");
		await store.call("enrol", await server.enrol({
			token,
			device
		}));
	} catch (error) {
		throw new EnrolError(failureOf(error), String(error));
	}
}
// src/sync/exchange.ts
var BATCH = 50;
var PAGE = 200;
async function push(store, server, token) {
	const tried = /* @__PURE__ */ new Set();
	for (;;) {
		const fresh = (await store.call("unsent", BATCH)).filter(({ id }) => !tried.has(id));
		if (fresh.length === 0) return;
		for (const { id } of fresh) tried.add(id);
		await send(store, server, token, fresh);
	}
}
async function send(store, server, token, submissions) {
	const sent = await store.call("watch");
	await store.call("recordAnswers", await server.push(token, {
		sent,
		submissions
	}));
}
async function pushAll(store, server, token, all) {
	for (let start = 0; start < all.length; start += BATCH) await send(store, server, token, all.slice(start, start + BATCH));
}
/** True when there was a new one. */
async function bringProgramme(store, server, hash) {
	const { token, programmeHash } = await store.call("credentials");
	if (programmeHash === hash) return false;
	await store.call("adoptProgramme", await server.programme(token));
	return true;
}
/** True when a new programme came meanwhile. */
async function pull(store, server, token) {
	let renewed = false;
	let page;
	do {
		const { cursor } = await store.call("credentials");
		page = await server.pull(token, cursor, PAGE);
		if (await bringProgramme(store, server, page.programme_hash)) {
			renewed = true;
			page = await server.pull(token, cursor, PAGE);
		}
		await store.call("applyPage", page);
	} while (page.more);
	return renewed;
}
/**
* Throws ServerFailure; what was done until then stays done. What the server set aside goes to it
* `again` when somebody asks, and with a new programme: its cause may be mended.
*/
async function exchange(store, server, again = false) {
	const { token } = await store.call("credentials");
	const session = await server.session(token);
	await store.call("refreshSession", session);
	const renewed = await bringProgramme(store, server, session.programme_hash);
	const aside = again || renewed ? await store.call("keptAside") : [];
	await push(store, server, token);
	await pushAll(store, server, token, aside);
	if (await pull(store, server, token)) await pushAll(store, server, token, await store.call("keptAside"));
	await store.call("syncFinished");
}
// frozen/main.ts
/** A phone of this version without a screen: a JSON object a line, each answered with one. */
var address = process.argv[2] ?? "";
var plain = globalThis.fetch;
globalThis.fetch = (input, init) => plain(address + String(input), init);
var db = databaseOver(new (await (sqlite3InitModule())).oo1.DB(":memory:"));
var api = createApi(db, () => /* @__PURE__ */ new Date());
var records = { async call(name, ...args) {
	const call = api[name];
	return call(...args);
} };
var WORK = {
	enrol: ({ token = "" }) => enrol(records, server, token),
	sync: () => exchange(records, server),
	save: ({ form = "", about = "", xml = "" }) => api.save({
		form,
		about,
		xml
	}),
	phone: () => api.phone(),
	held: () => ({
		records: db.rows("SELECT id, label FROM record ORDER BY id"),
		log: db.rows("SELECT id FROM submission ORDER BY id").map(({ id }) => id),
		tasks: db.rows("SELECT subject, rule, occurrence, state FROM task")
	})
};
for await (const line of createInterface({ input: process.stdin })) {
	const { do: what, ...asked } = JSON.parse(line);
	try {
		const answer = await WORK[what]?.(asked) ?? null;
		process.stdout.write(`${JSON.stringify({ answer })}\n`);
	} catch (error) {
		process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
	}
}
export {};
