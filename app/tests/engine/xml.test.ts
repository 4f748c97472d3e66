import { describe, expect, it } from 'vitest';
import { elementsAt, parseXml, XmlError } from '../../src/engine/xml';

describe('reading XML', () => {
  it('reads elements, attributes and text without their prefixes', () => {
    const root = parseXml('<?xml version="1.0"?><x:data a="1" x:b=\'2\'><c>t</c><c/></x:data>');
    expect(root.name).toBe('data');
    expect(root.attributes).toEqual({ a: '1', b: '2' });
    expect(elementsAt(root, '/data/c').map((element) => element.text)).toEqual(['t', '']);
  });

  it('decodes references and keeps CDATA as it is', () => {
    const { text } = parseXml('<a>&lt;b&gt; &amp; &#233;&#xe9; <![CDATA[<&amp;>]]></a>');
    expect(text).toBe('<b> & éé <&amp;>');
  });

  it('passes comments and instructions over', () => {
    expect(parseXml('<!-- <b> --><a>1<!-- 2 -->3<?x y?></a>').text).toBe('13');
  });

  it('decodes attributes', () => {
    expect(parseXml('<a b="&quot;x&apos; &amp;"/>').attributes['b']).toBe(`"x' &`);
  });

  it.each([
    '',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a><b></a></b>',
    '<a>&nope;</a>',
    '<a b=c/>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  ])('refuses %j', (text) => {
    expect(() => parseXml(text)).toThrow(XmlError);
  });
});
