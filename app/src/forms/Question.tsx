import type { GeneralChildNode, RepeatRangeNode } from './adapter';
import { LabelMedia } from './LabelMedia';
import { instancesOf, shownNodes } from './pages';
import { AddButton, RemoveButton } from './Repeat';
import { RichText } from './RichText';
import { isOpen, nameOf } from './repeats';
import { tellForm } from './telling';
import { InputWidget } from './widgets/InputWidget';
import { NoteWidget } from './widgets/NoteWidget';
import { RangeWidget } from './widgets/RangeWidget';
import { RankWidget } from './widgets/RankWidget';
import { SelectWidget } from './widgets/SelectWidget';
import { TriggerWidget } from './widgets/TriggerWidget';
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
    case 'range':
      return <RangeWidget node={node} checked={checked} />;
    case 'rank':
      return <RankWidget node={node} checked={checked} />;
    case 'trigger':
      return <TriggerWidget node={node} checked={checked} />;
    case 'upload':
      return <UploadWidget node={node} checked={checked} />;
    case 'note':
      return <NoteWidget node={node} />;
    case 'group':
      return <InnerGroup node={node} checked={checked} />;
    case 'repeat-range:controlled':
    case 'repeat-range:uncontrolled':
      return <InnerRepeat node={node} checked={checked} />;
    default:
      return <Unsupported node={node} />;
  }
}

function InnerGroup({ node, checked }: Props) {
  const { label } = node.currentState;
  return (
    <section class="inner-group">
      {label && (
        <h2>
          <RichText text={label} />
        </h2>
      )}
      <LabelMedia text={label} />
      {shownNodes(node).map((item) => (
        <Question key={item.nodeId} node={item} checked={checked} />
      ))}
    </section>
  );
}

interface RepeatProps {
  readonly node: RepeatRangeNode;
  readonly checked: boolean;
}

/** Several inside a page: all of them on it, one under the other. */
function InnerRepeat({ node, checked }: RepeatProps) {
  return (
    <section class="inner-group">
      {instancesOf(node).map((instance) => (
        <section key={instance.nodeId} class="inner-group inner-one">
          <h2>{nameOf(instance)}</h2>
          {shownNodes(instance).map((item) => (
            <Question key={item.nodeId} node={item} checked={checked} />
          ))}
          <RemoveButton instance={instance} onRemoved={tellForm} />
        </section>
      ))}
      {isOpen(node) && <AddButton repeat={node} onAdded={tellForm} />}
    </section>
  );
}
