import type { GeneralChildNode } from './adapter';
import { shownNodes } from './pages';
import { RichText } from './RichText';
import { InputWidget } from './widgets/InputWidget';
import { NoteWidget } from './widgets/NoteWidget';
import { SelectWidget } from './widgets/SelectWidget';
import { Unsupported } from './widgets/Unsupported';
import { UploadWidget } from './widgets/UploadWidget';

interface Props {
  readonly node: GeneralChildNode;
  /** The page was checked, so messages show. */
  readonly checked: boolean;
}

/** The widget for a node, by its kind. */
export function Question({ node, checked }: Props) {
  switch (node.nodeType) {
    case 'input':
      return <InputWidget node={node} checked={checked} />;
    case 'select':
      return <SelectWidget node={node} checked={checked} />;
    case 'upload':
      return <UploadWidget node={node} checked={checked} />;
    case 'note':
      return <NoteWidget node={node} />;
    case 'group':
      return <InnerGroup node={node} checked={checked} />;
    default:
      return <Unsupported node={node} />;
  }
}

function InnerGroup({ node, checked }: Props) {
  return (
    <section class="inner-group">
      {node.currentState.label && (
        <h2>
          <RichText text={node.currentState.label} />
        </h2>
      )}
      {shownNodes(node).map((item) => (
        <Question key={item.nodeId} node={item} checked={checked} />
      ))}
    </section>
  );
}
