/** Reads a request from standard input, rehearses its forms and writes what was found. */

import './dom';
import { readFileSync } from 'node:fs';
import type { Request } from './request';

const { rehearse } = await import('./rehearse');
const request = JSON.parse(readFileSync(0, 'utf8')) as Request;
const found = [];
for (const form of request.forms) found.push(await rehearse(form, request));
process.stdout.write(JSON.stringify(found), () => process.exit(0));
