# Doorstep en français. UNREVIEWED: made by machine, waits for a speaker's review.

app-name = Doorstep
app-motto = Qui visiter maintenant, et pourquoi

## Opening

opening = Ouverture de Doorstep…
preparing = Réception de vos personnes et de votre travail…
preparing-lead = Il faut le réseau une fois. Ensuite, Doorstep fonctionne sans réseau.
preparing-offline = Pas de réseau pour le moment. Doorstep continue dès que le réseau revient.
try-again = Réessayer
other-tab-title = Doorstep est déjà ouvert
other-tab-lead = Il est ouvert dans un autre onglet de ce téléphone. Allez-y, ou fermez-le : Doorstep s'ouvrira ici.
closed-title = Doorstep ne peut pas garder ses données ici
closed-unsupported = Ce navigateur ne peut pas garder de données, ou il est en mode privé. Utilisez Chrome 103 ou plus récent, hors du mode privé.
closed-busy = Un autre Doorstep tient encore les données ouvertes. Fermez tous les onglets Doorstep et réessayez.
closed-full = Il n'y a plus de place sur ce téléphone, pas même pour ouvrir. Votre travail y est en sécurité. Supprimez des photos ou des applications dont vous n'avez pas besoin, puis réessayez.
closed-broken = Un problème est survenu à l'ouverture des données de ce téléphone. Votre travail est toujours là. Réessayez, et prévenez votre superviseur si cela dure.
locked-revoked-title = Ce téléphone ne peut plus être utilisé
locked-revoked-lead = Son accès a été fermé. Ce qui n’a pas été envoyé est gardé : si le téléphone est encore à vous, demandez un nouveau lien à votre superviseur.
locked-too-long-title = Doorstep a besoin du réseau
locked-too-long-lead = Ce téléphone n’a pas joint le serveur depuis longtemps. Rien n’est perdu : il s’ouvre dès que c’est fait. Vérifiez aussi la date du téléphone.

## Welcome

welcome-title = Bienvenue
welcome-lead = Pour commencer, il vous faut un lien fait pour vous seul.
welcome-step-ask = Demandez votre lien Doorstep à votre superviseur.
welcome-step-open = Ouvrez le lien sur ce téléphone, ou collez-le ici.
welcome-link = Votre lien
welcome-start = Commencer
welcome-not-a-link = Ce n'est pas un lien Doorstep. Il finit par #/enrol/ suivi de lettres et de chiffres.
enrol-working = Un instant : ce téléphone devient le vôtre…
enrol-unreachable = Pas de réseau. Le lien reste bon : réessayez quand il y a du réseau.
enrol-used = Le serveur n'a pas accepté ce lien. Un lien sert une fois, et pendant quelques jours seulement. Demandez-en un nouveau.
enrol-failed = Cela n'a pas marché. Réessayez, et prévenez votre superviseur si cela dure.

## PIN

pin-who = Qui êtes-vous ?
pin-hello = Bonjour { $name }
pin-enter = Votre code PIN
pin-open = Ouvrir
pin-other = Quelqu’un d’autre
pin-new-here = Nouveau ici, ou code oublié ? Collez votre lien.
pin-wrong = Ce code n’est pas le bon. { $left ->
        [one] Il reste un essai, ensuite seul un nouveau lien ouvre ceci.
       *[other] Il reste { $left } essais.
    }
pin-wait = Trop de codes faux. Réessayez dans { $time }.
pin-shut = Aucun code n’ouvre plus ceci. Demandez un nouveau lien à votre superviseur : rien n’est perdu.
pin-shut-short = Il faut un nouveau lien
pin-choose = Choisissez un code PIN
pin-choose-lead = Il protège ce que vous écrivez sur les gens. Au moins 6 chiffres. Ne le dites à personne.
pin-again = Encore une fois le même code
pin-again-lead = Pour être sûr que c’est bien celui-là.
pin-next = Suivant
pin-keep = Garder ce code
pin-short = Un code a au moins 6 chiffres.
pin-simple = Ce code est trop facile à deviner. Choisissez d’autres chiffres.
pin-differs = Les deux n’étaient pas les mêmes. Choisissez à nouveau.
pin-demo = C’est la démo. Prendre { $pin }
pin-digits =
    { $count ->
        [one] { $count } chiffre
       *[other] { $count } chiffres
    }
pin-delete = Effacer le dernier chiffre

## Bottom bar and frame

menu = Menu
menu-today = Aujourd'hui
menu-tasks = Tâches
menu-team = Équipe
menu-clients = Personnes
menu-reports = Rapports
menu-more = Plus
go-back = Retour
close = Fermer
not-found-title = Ce n'est plus ici
not-found-lead = C'est peut-être déjà fait, ou passé dans une autre zone.
something-wrong = Un problème est survenu : { $detail }
no-room = Il n'y a plus de place sur ce téléphone. Ce qui a été enregistré avant est en sécurité. Supprimez des photos, des vidéos ou des applications inutiles, puis réessayez.
store-gone = Ce que ce téléphone gardait pour vous n'est plus là : le navigateur l'a supprimé. Ce qui a été envoyé est en sécurité sur le serveur. Demandez un nouveau lien à votre superviseur.
new-version = Une nouvelle version de Doorstep est prête.
new-version-use = L'utiliser maintenant

sync-unsent =
    { $count ->
        [0] Tout est envoyé
       *[other] { $count } à envoyer
    }
sync-attention =
    { $count ->
        [one] { $count } à regarder
       *[other] { $count } à regarder
    }
sync-working = Envoi…
sync-signed-out = Déconnecté
sync-signed-out-lead = Ce téléphone a été déconnecté. Votre travail est gardé. Demandez un nouveau lien à votre superviseur.
time-wrong = La date ou l'heure de ce téléphone est fausse. Il est : { $time }. Corrigez-la dans les réglages du téléphone.

## Work

today-count =
    { $count ->
        [one] { $count } chose à faire
       *[other] { $count } choses à faire
    }
today-late =
    { $count ->
        [one] { $count } en retard
       *[other] { $count } en retard
    }
today-empty = Rien à faire maintenant
today-empty-lead = Le travail arrive tout seul quand son jour vient.
today-more = Afficher plus (encore { $count })
task-what = { $what } · { $when }
task-why = Pourquoi ?
task-why-of = Pourquoi est-ce ici ? { $person }, { $what }
due-today = Aujourd'hui
due-in =
    { $days ->
        [one] Demain
       *[other] Dans { $days } jours
    }
due-late =
    { $days ->
        [one] { $days } jour de retard
       *[other] { $days } jours de retard
    }
due-within =
    { $hours ->
        [one] Dans l’heure
       *[other] Dans les { $hours } heures
    }
due-hours-late =
    { $hours ->
        [one] { $hours } heure de retard
       *[other] { $hours } heures de retard
    }
opens-on = À partir du { $date }
put-off-until = Reporté au { $date }
band-routine = Courant
band-urgent = Urgent
band-asap = Très urgent
band-stat = Urgence vitale

why-title = Pourquoi est-ce ici ?
why-band = Urgence : { $band }
why-points =
    { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
why-score = Score
why-lifts = Augmente l'urgence : { $band }
why-emergency = Les urgences vitales passent avant tout le reste.
why-order = Plus il y a de points, plus c'est haut dans votre liste.
why-dates = Quand
why-opens = Possible dès le
why-due = De préférence le
why-closes = Jusqu'au
why-no-end = Sans fin
start-visit = Commencer la visite
start-call = Commencer l'appel
start-sms = Commencer le message
mode-visit = Sur place
mode-call = Par téléphone
mode-sms = Par message
call-short = Appeler
call-person = Appeler { $person }
open-client = Ouvrir { $person }
not-done = Pas fait
not-done-short = Pas fait
not-done-of = Dire pourquoi ce n'est pas fait : { $person }, { $what }
not-done-why = Que s'est-il passé ?
not-done-choose = Choisissez ce qui s'est passé.
not-done-until = Quand reviendrez-vous ?
not-done-other-day = Ou un autre jour, jusqu'au { $last }
not-done-day = Choisissez un jour, de demain au { $last }.
not-done-ends = Tout le travail pour cette personne prend fin. Il ne revient que si ceci est retiré dans l'historique.
not-done-note = Note, si vous voulez
not-done-saved = Noté : { $what }, { $person }.
in-days =
    { $days ->
        [1] Demain
       *[other] Dans { $days } jours
    }

## Aujourd'hui : filtres, faits, à venir, visites, plan du jour

kin = { $what } : { $person }
day-open = À faire
day-done = Fait
day-ahead = À venir
filter = Filtrer
filter-none = Effacer
filter-legend = Montrer seulement
filter-late = En retard
filter-urgent = Urgent
filter-near = Près de moi
filter-locating = Recherche…
filter-kind = Genre de travail
filter-all-kinds = Tous les genres
filter-search = Ménage, nom ou village
filter-found =
    { $count ->
        [one] { $count } visite
       *[other] { $count } visites
    }
filter-nothing = Rien de tel à faire
filter-nothing-lead = Enlevez un filtre pour voir plus.
place-unknown = Ce téléphone ne sait pas où il est, ou ne peut pas le dire. Activez la localisation, autorisez-la pour Doorstep et réessayez dehors.
done-title = Fait aujourd'hui
done-empty = Rien de fait encore aujourd'hui
done-empty-lead = Ce que vous enregistrez aujourd'hui est ici.
done-unsent = attend l'envoi
done-sent = envoyé
done-quarantined = mis de côté par le serveur : voir Plus
ahead-tomorrow = Demain
ahead-title = Prochainement
ahead-empty = Rien n'est prévu
ahead-count =
    { $count ->
        [one] { $count } visite commence, revient ou arrive à son jour.
       *[other] { $count } visites commencent, reviennent ou arrivent à leur jour.
    }
visit-title = Visite
visit-open = Ouvrir la visite
visit-people = Tous ceux d'ici
visit-soon = Bientôt
visit-done = Il ne reste rien à faire ici maintenant.
visit-next = Suivant : { $name }
visit-back = Retour à la liste
plan-title = Planifier ma journée
plan-day = Ma journée
plan-progress = Ma tournée : { $done } sur { $all }
plan-ask = Que pouvez-vous faire aujourd'hui ?
plan-by-hours = Selon le temps
plan-by-visits = Ou selon les visites
plan-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
plan-visits =
    { $count ->
        [one] { $count } visite
       *[other] { $count } visites
    }
plan-from-here = Partir d'où je suis
plan-make = Faire le plan
plan-how = Le travail le plus urgent est pris d'abord. Puis l'ordre évite de marcher.
plan-round = Ma tournée
plan-order = Les urgences vitales d'abord, puis les appels, puis le chemin le plus court.
plan-done = { $done } sur { $all } faites
plan-time = { $hours ->
        [0] environ { $minutes } min
       *[other] environ { $hours } h { $minutes } min
    }
plan-walk = { $km } km à pied
plan-leg = { $minutes } min à pied depuis la précédente
plan-stop-done = Fait
plan-all = Tout le travail ouvert aujourd'hui est dans cette tournée.
plan-left =
    { $count ->
        [one] { $count } visite n'y est pas
       *[other] { $count } visites n'y sont pas
    }
plan-left-hours =
    { $count ->
        [one] Moins urgentes, elles ne tiennent pas en une heure. Les plus urgentes :
       *[other] Moins urgentes, ou trop longues pour { $count } heures. Les plus urgentes :
    }
plan-left-visits =
    { $count ->
        [one] Vous avez choisi une visite ; celles-ci sont moins urgentes. Les plus urgentes :
       *[other] Vous avez choisi { $count } visites ; celles-ci sont moins urgentes ou nouvelles. Les plus urgentes :
    }
plan-again = Planifier à nouveau

## Clients

clients-search = Chercher un nom, un téléphone ou un village
clients-register = Enregistrer quelqu'un
clients-new = Ajouter : { $what }
clients-count =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
clients-more = Voir la suite
clients-by-number = Numéro trouvé
clients-by-place = Lieu ou ménage trouvé
clients-by-sound = Se prononce ainsi
clients-none = Personne trouvée
clients-none-lead = Essayez moins de lettres, ou une autre orthographe.
clients-empty = Personne ici pour le moment
clients-empty-lead = Enregistrez quelqu'un, ou attendez la première synchronisation.
client-ready =
    { $count ->
        [one] { $count } chose à faire
       *[other] { $count } choses à faire
    }
client-facts = Ce que nous savons
client-more-facts = Tout ce que nous savons
client-family = Ménage
client-chart-table = Montrer en tableau
client-chart-day = Jour
client-tasks = La suite
client-no-tasks = Aucun travail prévu.
client-later = Plus tard : encore { $count }
client-more-forms = Noter autre chose
client-history = Ce qui a été fait
client-imported = Repris d'un autre système
client-by = { $date } · { $worker }
client-wrong-date = Le téléphone a donné une autre date, { $date }, qui est impossible
client-lost = { $name } : ce que { $worker } a saisi plus tard, le { $date }, compte
client-waits = En attente d'envoi
client-quarantined = Le serveur l'a mis de côté : { $reason }

## Reports

reports-lead-own = Votre travail, mois par mois.
reports-lead-team = Le travail de votre équipe, mois par mois.
reports-this-month = { $date } jusqu'ici
reports-until-own = Ce que sait ce téléphone ; dernière synchronisation : { $time }.
reports-until-team = Travail arrivé au serveur jusqu'au { $time }.
reports-unsent =
    { $count ->
        [one] Avec { $count } travail pas encore envoyé.
       *[other] Avec { $count } travaux pas encore envoyés.
    }
reports-silent =
    { $count ->
        [one] { $count } téléphone n'a pas synchronisé depuis { $days } jours ou plus : son travail manque ici.
       *[other] { $count } téléphones n'ont pas synchronisé depuis { $days } jours ou plus : leur travail manque ici.
    }
reports-met =
    { $count ->
        [one] { $count } objectif atteint
       *[other] { $count } objectifs atteints
    }
reports-improving = { $count } mieux qu'avant
reports-behind = { $count } en dessous
reports-months = { $count } mois
reports-month = Mois
reports-number = Nombre
reports-share = Part
reports-part = { $part } sur { $whole }
reports-target-higher = Objectif : au moins { $target }
reports-target-lower = Objectif : au plus { $target }
reports-chart = { $title } : { $values }
reports-chart-value = { $label } { $value }
reports-empty = Il n'y a encore rien à montrer.
verdict-met = Objectif atteint
verdict-improving = Mieux qu'avant
verdict-behind = Objectif non atteint
verdict-few = Trop peu pour juger
verdict-open = Mois en cours
advice-met = Bravo ! L'objectif est atteint. Continuez ainsi.
advice-improving = Pas encore, mais mieux que le mois précédent. Continuez ainsi.
advice-behind = En dessous de ce qui était espéré. D'abord le travail en retard : chaque visite faite à temps compte ici.
advice-team = Voyez ci-dessous qui réussit et qui a besoin d'appui, et parlez-en ensemble.
advice-few = Moins de cinq : un tel chiffre dit plus du hasard que du travail.
advice-open = Le mois n'est pas fini. Les mois passés ci-dessous montrent où il peut aboutir.
peers-best = Réussissent bien : { $name }
peers-ranked = Côte à côte
peers-not-ranked = Pas comparés
peers-not-ranked-lead = On en sait trop peu sur leur travail pour le comparer justement.
peers-caseload =
    { $count ->
        [one] { $count } personne suivie
       *[other] { $count } personnes suivies
    }
concern-below = Sous l'objectif
concern-falling = En baisse

## Team

team-lead = { $area }
team-open = À faire
team-late = En retard
team-emergencies =
    { $count ->
        [one] { $count } urgence vitale
       *[other] { $count } urgences vitales
    }
team-last = Dernier travail reçu { $time }
team-wrong-date = La date de ce téléphone était fausse { $time }
team-never = Aucun travail reçu
team-empty = Aucun agent de santé n'est encore affecté ici.
team-silent = Sans nouvelles depuis le { $date }
team-clients = Personnes suivies
member-tasks = Votre travail avec { $name }
member-work = Ce que { $name } a à faire

## More

more-sync = Envoi et réception
more-unsent =
    { $count ->
        [0] Tout est envoyé.
        [one] { $count } travail attend d'être envoyé.
       *[other] { $count } travaux attendent d'être envoyés.
    }
more-unsent-files =
    { $count ->
        [one] { $count } photo ou autre fichier attend d'être envoyé.
       *[other] { $count } photos ou autres fichiers attendent d'être envoyés.
    }
more-sending-files = Envoi des photos : { $percent } %
more-last-sync = Dernière fois : { $time }
more-never-synced = Pas encore
more-sync-now = Synchroniser
more-syncing = Envoi et réception…
more-offline = Le serveur est injoignable pour le moment. Votre travail est en sécurité sur ce téléphone et partira plus tard.
more-failed = Le serveur ne l'a pas pris : { $detail }
more-quarantined = À regarder
more-quarantined-lead = Le serveur a mis ce travail de côté. Il reste sur ce téléphone. Montrez-le à votre superviseur.
more-lock = Verrouiller maintenant
more-lock-lead = Sans toucher, Doorstep se verrouille après 5 minutes.
more-file = Mettre le travail non envoyé dans un fichier
more-file-lead = Si ce téléphone ne peut pas joindre le serveur : donnez le fichier à qui s’en occupe. Personne d’autre ne peut le lire.
more-language = Langue
more-you = Vous
more-about = À propos
more-name = Nom
more-role = Rôle
role-chw = Agent de santé communautaire
role-supervisor = Superviseur
more-area = Zone
more-programme = Programme
more-programme-version = Version du programme
more-app-version = Version de l'application
more-storage-kept = Gardées par le navigateur
more-unreviewed = Les mots de cette langue ont été faits par une machine et attendent une relecture.

## Forms

form-opening = Ouverture du formulaire…
form-progress = Page { $page } sur { $pages }
form-check = Vérifier et enregistrer
form-next = Suivant
form-back = Retour
form-save = Enregistrer
form-change = Modifier
form-optional = (facultatif)
form-required = Répondez, s'il vous plaît.
form-constraint = Vérifiez cette réponse.
form-whole-number = Écrivez un nombre entier, par exemple 17.
form-number = Écrivez un nombre, par exemple 2,5.
form-no-answer = Sans réponse
form-summary = Tout est juste ?
form-summary-lead = Relisez encore une fois, puis enregistrez.
form-unsupported = Ce type de question n'est pas encore possible.
form-repeat = Élément
form-repeat-one = { $what } { $number }
form-repeat-named = { $what } { $number } : { $name }
form-repeat-none = Rien n'est encore noté ici.
form-repeat-add = Ajouter : { $what }
form-repeat-another = Ajouter un autre : { $what }
form-repeat-remove = Supprimer { $name }
form-repeat-sure = Supprimer { $name } et tout ce qui a été noté à ce sujet ?
form-repeat-remove-yes = Oui, supprimer
form-repeat-keep = Garder
form-ok = Fait
form-pick = Choisir…
form-clear = Effacer cette réponse
form-search = Chercher dans cette liste
form-search-none = Rien ici ne contient ce nom.
form-search-more = { $number ->
    [one] Et un autre : écrivez une partie de son nom.
   *[other] Et { $number } autres : écrivez une partie d'un nom.
}
form-guidance = En savoir plus sur cette question
form-listen = Écouter
form-media-missing = Une image ou un son de cette question n'est pas encore sur ce téléphone. Il viendra à la prochaine synchronisation.
form-year = Écrivez une année à quatre chiffres, comme 1998.
form-trace = Un trajet a au moins deux points : ajoutez-en un, ou supprimez-le.
form-shape = Une surface a au moins trois coins : ajoutez-en un, ou supprimez-les.
form-drawing = Votre dessin n'est pas encore gardé : appuyez sur Garder, ou Effacer.
form-degrees = Écrivez les deux nombres en degrés, comme -1.29210 et 36.82190.
form-range-more = Un pas de plus
form-range-less = Un pas de moins
form-rank-blank = Mettez ceci en ordre avec les flèches. Le premier se place en haut.
form-rank-right = Cet ordre est juste
form-rank-up = Monter { $name }
form-rank-down = Descendre { $name }
form-place-take = Trouver ce lieu
form-place-again = Le trouver à nouveau
form-place-looking = Recherche du lieu. Tenez-vous dehors, à ciel ouvert.
form-place-so-far = Connu à { $metres } m près. À ciel ouvert, c'est plus précis.
form-place-enough = Le prendre ainsi
form-place-stop = Arrêter
form-place-within = à { $metres } m près
form-place-denied = L'application ne peut pas savoir où est le téléphone. Autorisez-la dans les réglages, ou écrivez les nombres ci-dessous.
form-place-unavailable = Le lieu est introuvable ici. Allez dehors et réessayez, ou écrivez les nombres ci-dessous.
form-place-write = Écrire plutôt les nombres
form-latitude = Latitude (nord ou sud)
form-longitude = Longitude (est ou ouest)
form-points = { $number ->
    [0] Aucun point
    [one] { $number } point
   *[other] { $number } points
}
form-points-add = Ajouter un point ici
form-points-remove = Supprimer le dernier point
form-scan = Scanner le code
form-scan-aim = Tenez le code devant l'appareil photo.
form-scan-denied = L'appareil photo n'est pas utilisable. Autorisez-le dans les réglages, ou écrivez le code.
form-scan-stop = Fermer l'appareil photo
form-draw-here = Dessinez ici avec le doigt
form-draw-again = Dessiner à nouveau
form-draw-clear = Effacer
form-draw-keep = Garder
form-language = Langue de ce formulaire
form-image-choose = Prendre une photo
form-image-again = Prendre une autre photo
form-audio-choose = Enregistrer ou choisir un son
form-audio-again = Enregistrer ou choisir un autre son
form-video-choose = Enregistrer ou choisir une vidéo
form-video-again = Enregistrer ou choisir une autre vidéo
form-file-choose = Choisir un fichier
form-file-again = Choisir un autre fichier
form-file-remove = Enlever
form-file-working = Un instant…
form-file-there = Ajouté
form-file-kind = Ce type de fichier ne peut pas être gardé. Photos, sons, vidéos et PDF le peuvent.
form-file-size = Ce fichier dépasse 10 Mo. Choisissez-en un plus petit.
form-file-picture = Cette image ne peut pas être lue. Prenez-la à nouveau.
file-photo = Photo
file-open = Ouvrir le fichier
file-show = Voir la photo ou le fichier
file-fetching = Chargement…
file-absent = Il n'est pas encore arrivé au serveur. Réessayez un autre jour.
file-unreachable = Il n'est pas sur ce téléphone, et le serveur est injoignable pour le moment.
form-draft-lost = Ce qui avait été commencé n'a pas pu s'ouvrir avec le nouveau formulaire.
form-continued = Vous continuez où vous vous étiez arrêté.
form-restart = Recommencer
form-fault = Ce formulaire ne s'ouvre pas. Prévenez votre superviseur : { $detail }
alike-title = Est-ce l'une de ces personnes ?
alike-lead = Une personne enregistrée deux fois est visitée deux fois, ou oubliée deux fois.
alike-like = Ressemble à { $person }
alike-known = Enregistrement le { $date }
alike-name = Nom
alike-area = Zone
alike-same = identique
alike-alike = semblable
alike-partly = en partie identique
alike-different = différent
alike-open = Oui, ouvrir { $person }
alike-open-note = Ce que vous avez saisi ici n'est alors pas enregistré.
alike-none = Non, enregistrer une nouvelle fiche
alike-back = Retour au formulaire
saved-waiting = Enregistré : { $title }, { $person }. En attente d'envoi.
saved-sent = Enregistré et envoyé : { $title }, { $person }.
saved-quarantined = Enregistré : { $title }, { $person }. Le serveur l'a mis de côté : voir Plus.

# Corrections et retraits
amend-correct = Corriger
amend-withdraw = Retirer
amend-withdraw-correction = Retirer cette correction
amend-is-correction = Une correction de ce qui était noté avant
amend-corrected = Corrigé par { $worker } le { $date } : ceci ne compte plus
amend-withdrawn = Retiré par { $worker } le { $date } : ceci ne compte pas.
amend-put-back = Remettre
amend-consequence = Cela ne comptera plus. Votre liste change aussitôt. Cela reste dans l'historique et peut être remis.
amend-why = Pourquoi le retirez-vous ?
withdrawn-wrong_person = C'était pour une autre personne
withdrawn-not_done = Cela n'a pas eu lieu
withdrawn-twice = C'était noté deux fois
withdrawn-other = Une autre raison
amend-note = Remarque (facultative)
amend-leave = Laisser tel quel
client-withdrawn = Retiré
client-withdrawn-lead = Ce qui a créé cette fiche a été retiré. Ce qui a été noté est gardé ci-dessous.

## État du téléphone

health-title = État de ce téléphone
health-sum =
    { $count ->
        [0] Tout va bien sur ce téléphone.
        [one] Un point demande votre attention.
       *[other] { $count } points demandent votre attention.
    }
health-sent-advice = L'envoi se fait tout seul dès qu'il y a du réseau. Rien n'est perdu en attendant.
health-contact = Dernier contact avec le serveur : { $time }.
health-contact-advice = Allez là où il y a du réseau et ouvrez Doorstep : les autres verront votre travail et vous le leur.
health-aside =
    { $count ->
        [0] Le serveur a accepté tout votre travail.
        [one] Le serveur a mis un travail de côté.
       *[other] Le serveur a mis { $count } travaux de côté.
    }
health-aside-advice = Montrez-le à votre superviseur : ce que c'est et pourquoi se trouve sous Plus. Rien n'est perdu.
health-aside-again = Renvoyer
health-time = La date et l'heure sont justes.
health-time-wrong = La date ou l'heure est fausse.
health-room = Doorstep utilise { $used } Mo de ce téléphone ; il lui reste { $free } Mo.
health-room-unknown = Ce navigateur ne dit pas combien de place il reste.
health-room-advice = Supprimez des photos, des vidéos ou des applications inutiles. En attendant, envoyez souvent votre travail.
health-promise = Le navigateur peut supprimer ce que Doorstep garde quand la place manque.
health-promise-advice = Ajoutez Doorstep à l'écran d'accueil et ouvrez-le de là. En attendant, envoyez souvent votre travail.
health-promise-ask = Demander au navigateur de le garder
health-version = Doorstep { $version } est la dernière version ici.
health-version-advice = Cela prend un instant. Ce que vous avez commencé reste.
health-browser = Navigateur
pin-change = Changer votre code PIN
pin-change-lead = D'abord le code PIN que vous avez maintenant.
pin-changed = Votre code PIN a été changé.
sync-moved = Envoyés : { $sent }. Reçus : { $taken }.
outlook =
    { $open ->
        [one] Une chose à faire aujourd'hui
       *[other] { $open } choses à faire aujourd'hui
    }{ $urgent ->
        [0] {""}
       *[other] , dont { $urgent } urgentes
    }.
outlook-off = Me dire une fois par jour ce qu'il y a à faire
outlook-on = Vous dit une fois par jour ce qu'il y a à faire
outlook-lead = Un message discret aux heures de travail : des nombres seulement, aucun nom.
outlook-refused = Le téléphone ne le permet pas. Ajoutez Doorstep à l'écran d'accueil et autorisez ses messages.

## Practice

practice-begin = S'exercer avec des personnes inventées
practice-lead = Pour apprendre : une liste de personnes qui n'existent pas. Rien n'est envoyé, et rien n'est gardé quand vous arrêtez.
practice-mark = Exercice : personnes inventées
practice-title = Exercice
practice-here = Vous vous exercez. Les personnes sont inventées, rien n'est envoyé, et votre propre travail reste intact.
practice-end = Arrêter l'exercice
practice-out = Arrêter
practice-end-lead = Ce que vous avez saisi pour l'exercice est effacé.
saved-practice = Enregistré pour l'exercice seulement : { $title }, { $person }.
