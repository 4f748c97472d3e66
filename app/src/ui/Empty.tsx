import { Icon, type IconName } from './Icon';

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly lead: string;
}

/** Said kindly where a list has nothing to show. */
export function Empty({ icon, title, lead }: Props) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="empty-title">{title}</p>
      <p>{lead}</p>
    </div>
  );
}
