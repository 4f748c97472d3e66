# Doorstep kwa Kiswahili. UNREVIEWED: made by machine, waits for a speaker's review.

app-name = Doorstep
app-motto = Nani atembelewe sasa, na kwa nini

## Opening

opening = Doorstep inafunguka…
preparing = Inapokea watu wako na kazi zako…
preparing-lead = Mtandao unahitajika mara moja. Baada ya hapo Doorstep hufanya kazi bila mtandao.
preparing-offline = Hakuna mtandao sasa. Doorstep itaendelea yenyewe mtandao ukirudi.
try-again = Jaribu tena
other-tab-title = Doorstep tayari imefunguliwa
other-tab-lead = Imefunguliwa kwenye kichupo kingine cha simu hii. Nenda huko, au kifunge: itafunguka hapa yenyewe.
closed-title = Doorstep haiwezi kuhifadhi data hapa
closed-unsupported = Kivinjari hiki hakiwezi kuhifadhi data, au kiko katika hali ya faragha. Tumia Chrome 103 au mpya zaidi, si katika hali ya faragha.
closed-busy = Doorstep nyingine bado imefungua data. Funga vichupo vyote vya Doorstep ujaribu tena.
closed-full = Hakuna nafasi kwenye simu hii, hata ya kufungua. Kazi yako iko salama ndani yake. Futa picha au programu usizohitaji, kisha jaribu tena.
closed-broken = Kuna tatizo katika kufungua data kwenye simu hii. Kazi yako bado ipo. Jaribu tena, na mwambie msimamizi wako likiendelea.
locked-revoked-title = Simu hii haiwezi kutumika tena
locked-revoked-lead = Ruhusa yake imesitishwa. Kazi ambayo haijatumwa imehifadhiwa: ikiwa simu bado ni yako, mwombe msimamizi wako kiungo kipya.
locked-too-long-title = Doorstep inahitaji mtandao
locked-too-long-lead = Simu hii haijafikia seva kwa muda mrefu. Hakuna kilichopotea: itafunguka mara ikifika. Angalia pia tarehe ya simu.

## Welcome

welcome-title = Karibu
welcome-lead = Kuanza, unahitaji kiungo kilichotengenezwa kwa ajili yako pekee.
welcome-step-ask = Mwombe msimamizi wako kiungo chako cha Doorstep.
welcome-step-open = Fungua kiungo kwenye simu hii, au kibandike hapa.
welcome-link = Kiungo chako
welcome-start = Anza
welcome-not-a-link = Hiki si kiungo cha Doorstep. Huishia na #/enrol/ na herufi na tarakimu.
enrol-working = Subiri kidogo: simu hii inafanywa kuwa yako…
enrol-unreachable = Hakuna mtandao. Kiungo bado ni kizuri: jaribu tena mtandao ukiwepo.
enrol-used = Seva haikukubali kiungo hiki. Kiungo hutumika mara moja, na kwa siku chache tu. Omba kipya.
enrol-failed = Haikufaulu. Jaribu tena, na mwambie msimamizi wako ikiendelea.

## PIN

pin-who = Wewe ni nani?
pin-hello = Habari { $name }
pin-enter = PIN yako
pin-open = Fungua
pin-other = Mtu mwingine
pin-new-here = Mgeni hapa, au umesahau PIN? Bandika kiungo chako.
pin-wrong = PIN hii si sahihi. { $left ->
        [one] Limebaki jaribio moja, kisha kiungo kipya tu ndicho kitafungua.
       *[other] Yamebaki majaribio { $left }.
    }
pin-wait = PIN zisizo sahihi ni nyingi mno. Jaribu tena baada ya { $time }.
pin-shut = Hakuna PIN inayofungua hapa tena. Mwombe msimamizi wako kiungo kipya: hakuna kilichopotea.
pin-shut-short = Kinahitajika kiungo kipya
pin-choose = Chagua PIN
pin-choose-lead = Inalinda unayoandika kuhusu watu. Angalau tarakimu 6. Usimwambie mtu.
pin-again = PIN hiyo hiyo tena
pin-again-lead = Ili kuhakikisha ndiyo unayokusudia.
pin-next = Endelea
pin-keep = Hifadhi PIN hii
pin-short = PIN ina angalau tarakimu 6.
pin-simple = PIN hii ni rahisi kukisia. Chagua tarakimu nyingine.
pin-differs = Hizo mbili hazikufanana. Chagua tena.
pin-demo = Hili ni onyesho. Tumia { $pin }
pin-digits =
    { $count ->
        [one] tarakimu { $count }
       *[other] tarakimu { $count }
    }
pin-delete = Futa tarakimu ya mwisho

## Bottom bar and frame

menu = Menyu
menu-today = Leo
menu-tasks = Kazi
menu-team = Timu
menu-clients = Watu
menu-reports = Ripoti
menu-more = Zaidi
go-back = Rudi
close = Funga
not-found-title = Hiki hakipo tena hapa
not-found-lead = Huenda kimeshafanywa, au kimehamia eneo lingine.
something-wrong = Kuna tatizo: { $detail }
no-room = Hakuna nafasi tena kwenye simu hii. Kilichohifadhiwa awali kiko salama. Futa picha, video au programu usizohitaji, kisha jaribu tena.
store-gone = Kilichohifadhiwa kwako kwenye simu hii hakipo tena: kivinjari kimekifuta. Kilichotumwa kiko salama kwenye seva. Mwombe msimamizi wako kiungo kipya.
new-version = Toleo jipya la Doorstep liko tayari.
new-version-use = Litumie sasa

sync-unsent =
    { $count ->
        [0] Zote zimetumwa
       *[other] { $count } za kutuma
    }
sync-attention =
    { $count ->
        [one] { $count } ya kuangalia
       *[other] { $count } za kuangalia
    }
sync-working = Inatuma…
sync-signed-out = Umeondolewa
sync-signed-out-lead = Simu hii imeondolewa. Kazi yako imehifadhiwa. Mwombe msimamizi wako kiungo kipya.
time-wrong = Tarehe au saa ya simu hii si sahihi. Sasa ni { $time }. Irekebishe kwenye mipangilio ya simu.

## Work

today-count =
    { $count ->
        [one] Jambo { $count } la kufanya
       *[other] Mambo { $count } ya kufanya
    }
today-late =
    { $count ->
        [one] { $count } limechelewa
       *[other] { $count } yamechelewa
    }
today-empty = Hakuna la kufanya sasa
today-empty-lead = Kazi mpya huja yenyewe siku yake ikifika.
today-more = Onyesha zaidi (zimebaki { $count })
task-what = { $what } · { $when }
task-why = Kwa nini?
task-why-of = Kwa nini hii iko hapa? { $person }, { $what }
due-today = Leo
due-in =
    { $days ->
        [one] Kesho
       *[other] Baada ya siku { $days }
    }
due-late =
    { $days ->
        [one] Imechelewa siku { $days }
       *[other] Imechelewa siku { $days }
    }
due-within =
    { $hours ->
        [one] Ndani ya saa moja
       *[other] Ndani ya saa { $hours }
    }
due-hours-late =
    { $hours ->
        [one] Imechelewa saa { $hours }
       *[other] Imechelewa saa { $hours }
    }
opens-on = Kuanzia { $date }
put-off-until = Imeahirishwa hadi { $date }
band-routine = Kawaida
band-urgent = Haraka
band-asap = Haraka sana
band-stat = Dharura

why-title = Kwa nini hii iko hapa?
why-band = Uharaka: { $band }
why-points =
    { $points ->
        [one] Alama { $points }
       *[other] Alama { $points }
    }
why-score = Jumla
why-lifts = Huongeza uharaka: { $band }
why-emergency = Dharura hutangulia mengine yote.
why-order = Alama nyingi hutangulia kwenye orodha yako.
why-dates = Lini
why-opens = Inaweza kufanywa kuanzia
why-due = Vizuri zaidi
why-closes = Hadi
why-no-end = Bila mwisho
start-visit = Anza ziara
start-call = Anza kupiga simu
start-sms = Anza ujumbe
mode-visit = Ana kwa ana
mode-call = Kwa simu
mode-sms = Kwa ujumbe
call-short = Piga simu
call-person = Mpigie simu { $person }
open-client = Fungua { $person }
not-done = Haijafanyika
not-done-short = Haijafanyika
not-done-of = Eleza kwa nini haijafanyika: { $person }, { $what }
not-done-why = Nini kimetokea?
not-done-choose = Chagua kilichotokea.
not-done-until = Utarudi lini?
not-done-other-day = Au siku nyingine, hadi { $last }
not-done-day = Chagua siku kuanzia kesho hadi { $last }.
not-done-ends = Kazi zote za mtu huyu zinaisha. Zitarudi tu hili likiondolewa kwenye historia.
not-done-note = Maelezo, ukitaka
not-done-saved = Imeandikwa: { $what }, { $person }.
in-days =
    { $days ->
        [one] Kesho
       *[other] Baada ya siku { $days }
    }

## Leo: vichujio, zilizofanyika, zijazo, ziara, mpango wa siku

kin = { $what }: { $person }
day-open = Kazi
day-done = Tayari
day-ahead = Zijazo
filter = Chuja
filter-none = Futa
filter-legend = Onyesha tu
filter-late = Zilizochelewa
filter-urgent = Za haraka
filter-near = Karibu nami
filter-locating = Inatafuta…
filter-kind = Aina ya kazi
filter-all-kinds = Aina zote
filter-search = Kaya, jina au kijiji
filter-found =
    { $count ->
        [one] Ziara { $count }
       *[other] Ziara { $count }
    }
filter-nothing = Hakuna kazi ya namna hii
filter-nothing-lead = Ondoa kichujio kuona zaidi.
place-unknown = Simu hii haijui ilipo, au hairuhusiwi kusema. Washa mahali (location), iruhusu Doorstep, na ujaribu tena ukiwa nje.
done-title = Zilizofanyika leo
done-empty = Bado hakuna lililofanyika leo
done-empty-lead = Unachohifadhi leo kinaonekana hapa.
done-unsent = inasubiri kutumwa
done-sent = imetumwa
done-quarantined = seva imeiweka kando: tazama Zaidi
ahead-tomorrow = Kesho
ahead-title = Kinachofuata
ahead-empty = Hakuna kilichopangwa
ahead-count =
    { $count ->
        [one] Ziara { $count } inaanza, inarudi au inafika siku yake.
       *[other] Ziara { $count } zinaanza, zinarudi au zinafika siku yake.
    }
visit-title = Ziara
visit-open = Fungua ziara
visit-people = Wote waliopo hapa
visit-soon = Hivi karibuni
visit-done = Hakuna kilichobaki kufanya hapa sasa.
visit-next = Inayofuata: { $name }
visit-back = Rudi kwenye orodha
plan-title = Panga siku yangu
plan-day = Panga siku
plan-progress = Ziara zangu: { $done } kati ya { $all }
plan-ask = Unaweza kufanya kiasi gani leo?
plan-by-hours = Kwa muda
plan-by-visits = Au kwa idadi ya ziara
plan-hours =
    { $count ->
        [one] Saa { $count }
       *[other] Saa { $count }
    }
plan-visits =
    { $count ->
        [one] Ziara { $count }
       *[other] Ziara { $count }
    }
plan-from-here = Anza hapa nilipo sasa
plan-make = Tengeneza mpango
plan-how = Kazi za haraka zaidi huchukuliwa kwanza. Kisha mpangilio hupunguza kutembea.
plan-round = Mzunguko wangu
plan-order = Dharura kwanza, kisha simu, kisha njia fupi zaidi.
plan-done = { $done } kati ya { $all } zimeisha
plan-time = { $hours ->
        [0] kama dakika { $minutes }
       *[other] kama saa { $hours } na dakika { $minutes }
    }
plan-walk = km { $km } kwa miguu
plan-leg = Dakika { $minutes } kwa miguu kutoka ya kabla
plan-stop-done = Imeisha
plan-all = Kazi zote zilizo wazi leo zimo katika mzunguko huu.
plan-left =
    { $count ->
        [one] Ziara { $count } haimo
       *[other] Ziara { $count } hazimo
    }
plan-left-hours =
    { $count ->
        [one] Si za haraka sana na hazitoshi katika saa moja. Za haraka zaidi kati yao:
       *[other] Si za haraka sana, au hazitoshi katika saa { $count }. Za haraka zaidi kati yao:
    }
plan-left-visits =
    { $count ->
        [one] Umechagua ziara moja; hizi si za haraka sana. Za haraka zaidi kati yao:
       *[other] Umechagua ziara { $count }; hizi si za haraka sana au ni mpya. Za haraka zaidi kati yao:
    }
plan-again = Panga tena

## Clients

clients-search = Tafuta jina, simu au kijiji
clients-register = Sajili mtu
clients-new = Ongeza: { $what }
clients-count =
    { $count ->
        [one] Mtu { $count }
       *[other] Watu { $count }
    }
clients-more = Onyesha zaidi
clients-by-number = Namba imepatikana
clients-by-place = Mahali au kaya imepatikana
clients-by-sound = Hutamkwa hivyo
clients-none = Hakuna aliyepatikana
clients-none-lead = Jaribu herufi chache, au tahajia nyingine.
clients-empty = Bado hakuna mtu hapa
clients-empty-lead = Sajili mtu, au subiri usawazishaji wa kwanza.
client-ready =
    { $count ->
        [one] Jambo { $count } la kufanya
       *[other] Mambo { $count } ya kufanya
    }
client-facts = Tunachojua
client-more-facts = Yote tunayojua
client-family = Kaya
client-chart-table = Onyesha kama jedwali
client-chart-day = Siku
client-tasks = Kinachofuata
client-no-tasks = Hakuna kazi iliyopangwa.
client-later = Baadaye: { $count } zaidi
client-more-forms = Andika jambo lingine
client-history = Kilichofanyika
client-imported = Imeletwa kutoka mfumo mwingine
client-by = { $date } · { $worker }
client-wrong-date = Simu ilitoa tarehe nyingine, { $date }, ambayo haiwezekani
client-lost = { $name }: kinachohesabiwa ni alichoandika { $worker } baadaye, { $date }
client-waits = Inasubiri kutumwa
client-quarantined = Seva imeiweka kando: { $reason }

## Reports

reports-lead-own = Kazi yako, mwezi kwa mwezi.
reports-lead-team = Kazi ya timu yako, mwezi kwa mwezi.
reports-this-month = { $date } hadi sasa
reports-until-own = Kama simu hii inavyojua; ilisawazishwa mara ya mwisho { $time }.
reports-until-team = Kazi iliyofika kwenye seva hadi { $time }.
reports-unsent =
    { $count ->
        [one] Pamoja na kazi { $count } ambayo haijatumwa.
       *[other] Pamoja na kazi { $count } ambazo hazijatumwa.
    }
reports-silent =
    { $count ->
        [one] Simu { $count } haijasawazishwa kwa siku { $days } au zaidi: kazi yake haimo hapa.
       *[other] Simu { $count } hazijasawazishwa kwa siku { $days } au zaidi: kazi zao hazimo hapa.
    }
reports-met =
    { $count ->
        [one] Lengo { $count } limefikiwa
       *[other] Malengo { $count } yamefikiwa
    }
reports-improving = { $count } bora kuliko kabla
reports-behind = { $count } chini ya lengo
reports-months = Miezi { $count }
reports-month = Mwezi
reports-number = Idadi
reports-share = Asilimia
reports-part = { $part } kati ya { $whole }
reports-target-higher = Lengo: angalau { $target }
reports-target-lower = Lengo: isizidi { $target }
reports-chart = { $title }: { $values }
reports-chart-value = { $label } { $value }
reports-empty = Bado hakuna cha kuripoti.
verdict-met = Lengo limefikiwa
verdict-improving = Bora kuliko kabla
verdict-behind = Lengo halijafikiwa
verdict-few = Chache mno kupima
verdict-open = Mwezi unaendelea
advice-met = Hongera! Lengo limefikiwa. Endelea hivyo.
advice-improving = Bado, lakini ni bora kuliko mwezi uliopita. Endelea hivyo.
advice-behind = Chini ya ilivyotarajiwa. Anza na kazi zilizochelewa: kila ziara iliyofanyika kwa wakati inahesabiwa hapa.
advice-team = Tazama hapa chini nani anafanya vizuri na nani anahitaji msaada, kisha zungumzeni.
advice-few = Zilikuwa chini ya tano: namba kama hiyo inasema zaidi bahati kuliko kazi.
advice-open = Mwezi haujaisha. Miezi iliyopita hapa chini inaonyesha unaweza kuishia wapi.
peers-best = Wanafanya vizuri: { $name }
peers-ranked = Bega kwa bega
peers-not-ranked = Hawajalinganishwa
peers-not-ranked-lead = Kazi yao haijulikani vya kutosha kulinganisha kwa haki.
peers-caseload =
    { $count ->
        [one] Mteja { $count } anafuatiliwa
       *[other] Wateja { $count } wanafuatiliwa
    }
concern-below = Chini ya lengo
concern-falling = Inashuka

## Team

team-lead = { $area }
team-open = Za kufanya
team-late = Zimechelewa
team-emergencies =
    { $count ->
        [one] Dharura { $count }
       *[other] Dharura { $count }
    }
team-last = Kazi ya mwisho ilipokelewa { $time }
team-wrong-date = Tarehe ya simu hii haikuwa sahihi { $time }
team-never = Bado hakuna kazi iliyopokelewa
team-empty = Bado hakuna mhudumu wa afya aliyepangiwa hapa.
team-silent = Hakuna habari tangu { $date }
team-clients = Wateja
member-tasks = Kazi yako na { $name }
member-work = Kazi za { $name }

## More

more-sync = Kutuma na kupokea
more-unsent =
    { $count ->
        [0] Zote zimetumwa.
        [one] Kazi { $count } inasubiri kutumwa.
       *[other] Kazi { $count } zinasubiri kutumwa.
    }
more-unsent-files =
    { $count ->
        [one] Picha au faili { $count } inasubiri kutumwa.
       *[other] Picha au faili { $count } zinasubiri kutumwa.
    }
more-sending-files = Picha zinatumwa: { $percent } %
more-last-sync = Mara ya mwisho: { $time }
more-never-synced = Bado
more-sync-now = Sawazisha sasa
more-syncing = Inatuma na kupokea…
more-offline = Seva haipatikani sasa. Kazi yako iko salama kwenye simu hii na itatumwa baadaye.
more-failed = Seva haikuikubali: { $detail }
more-quarantined = Inahitaji kuangaliwa
more-quarantined-lead = Seva imeiweka kazi hii kando. Inabaki kwenye simu hii. Mwonyeshe msimamizi wako.
more-lock = Funga sasa
more-lock-lead = Isipoguswa, Doorstep hujifunga baada ya dakika 5.
more-file = Weka kazi ambayo haijatumwa kwenye faili
more-file-lead = Ikiwa simu hii haiwezi kufikia seva: mpe faili anayeitunza. Hakuna mwingine anayeweza kuisoma.
more-language = Lugha
more-you = Wewe
more-about = Kuhusu
more-name = Jina
more-role = Wajibu
role-chw = Mhudumu wa afya ya jamii
role-supervisor = Msimamizi
more-area = Eneo
more-programme = Mpango
more-programme-version = Toleo la mpango
more-app-version = Toleo la programu
more-storage-kept = Imehifadhiwa salama na kivinjari
more-unreviewed = Maneno ya lugha hii yametengenezwa na mashine na yanasubiri kukaguliwa.

## Forms

form-opening = Fomu inafunguka…
form-progress = Ukurasa { $page } kati ya { $pages }
form-check = Angalia na uhifadhi
form-next = Endelea
form-back = Rudi
form-save = Hifadhi
form-change = Badilisha
form-optional = (si lazima)
form-required = Tafadhali jibu hili.
form-constraint = Tafadhali angalia jibu hili.
form-whole-number = Andika namba kamili, kama 17.
form-number = Andika namba, kama 2.5.
form-no-answer = Hakuna jibu
form-summary = Je, haya yote ni sahihi?
form-summary-lead = Soma mara moja zaidi, kisha hifadhi.
form-unsupported = Aina hii ya swali bado haiwezekani.
form-repeat = Ingizo
form-repeat-one = { $what } { $number }
form-repeat-named = { $what } { $number }: { $name }
form-repeat-none = Hakuna kilichoandikwa hapa bado.
form-repeat-add = Ongeza: { $what }
form-repeat-another = Ongeza nyingine: { $what }
form-repeat-remove = Ondoa { $name }
form-repeat-sure = Uondoe { $name } na yote yaliyoandikwa kuhusu hiyo?
form-repeat-remove-yes = Ndiyo, ondoa
form-repeat-keep = Acha
form-ok = Tayari
form-pick = Chagua…
form-clear = Futa jibu hili
form-search = Tafuta katika orodha hii
form-search-none = Hakuna chenye jina hili hapa.
form-search-more = { $number ->
    [one] Na kimoja zaidi: andika sehemu ya jina lake.
   *[other] Na { $number } zaidi: andika sehemu ya jina.
}
form-guidance = Maelezo zaidi kuhusu swali hili
form-listen = Sikiliza
form-media-missing = Picha au sauti ya swali hili haijafika kwenye simu hii. Itakuja katika usawazishaji ujao.
form-year = Andika mwaka wa tarakimu nne, kama 1998.
form-trace = Njia inahitaji nukta mbili au zaidi: ongeza nyingine, au iondoe.
form-shape = Eneo linahitaji kona tatu au zaidi: ongeza nyingine, au uziondoe.
form-drawing = Ulichochora hakijahifadhiwa: bonyeza Hifadhi, au Futa.
form-degrees = Andika namba zote mbili kwa digrii, kama -1.29210 na 36.82190.
form-range-more = Hatua moja zaidi
form-range-less = Hatua moja pungufu
form-rank-blank = Panga hivi kwa mishale. Cha kwanza kiko juu.
form-rank-right = Mpangilio huu ni sahihi
form-rank-up = Sogeza { $name } juu
form-rank-down = Sogeza { $name } chini
form-place-take = Tafuta mahali hapa
form-place-again = Tafuta upya
form-place-looking = Inatafuta mahali. Simama nje, chini ya anga wazi.
form-place-so-far = Panajulikana kwa mita { $metres } hadi sasa. Chini ya anga wazi inakuwa bora.
form-place-enough = Chukua ilivyo
form-place-stop = Acha
form-place-within = kwa mita { $metres }
form-place-denied = Programu hairuhusiwi kujua simu iko wapi. Iruhusu katika mipangilio ya simu, au andika namba hapa chini.
form-place-unavailable = Mahali hapapatikani hapa. Toka nje ujaribu tena, au andika namba hapa chini.
form-place-write = Andika namba badala yake
form-latitude = Latitudo (kaskazini au kusini)
form-longitude = Longitudo (mashariki au magharibi)
form-points = { $number ->
    [0] Hakuna nukta bado
    [one] Nukta 1
   *[other] Nukta { $number }
}
form-points-add = Ongeza nukta hapa
form-points-remove = Ondoa nukta ya mwisho
form-scan = Soma msimbo
form-scan-aim = Shika msimbo mbele ya kamera.
form-scan-denied = Kamera haiwezi kutumika. Iruhusu katika mipangilio ya simu, au andika msimbo.
form-scan-stop = Funga kamera
form-draw-here = Chora hapa kwa kidole
form-draw-again = Chora upya
form-draw-clear = Futa
form-draw-keep = Hifadhi
form-language = Lugha ya fomu hii
form-image-choose = Piga picha
form-image-again = Piga picha nyingine
form-audio-choose = Rekodi au chagua sauti
form-audio-again = Rekodi au chagua sauti nyingine
form-video-choose = Rekodi au chagua video
form-video-again = Rekodi au chagua video nyingine
form-file-choose = Chagua faili
form-file-again = Chagua faili nyingine
form-file-remove = Ondoa
form-file-working = Subiri kidogo…
form-file-there = Imeongezwa
form-file-kind = Aina hii ya faili haiwezi kuhifadhiwa. Picha, sauti, video na PDF zinaweza.
form-file-size = Faili hii inazidi MB 10. Chagua ndogo zaidi.
form-file-picture = Picha hii haisomeki. Ipige tena.
file-photo = Picha
file-open = Fungua faili
file-show = Onyesha picha au faili
file-fetching = Inaletwa…
file-absent = Bado haijafika kwenye seva. Jaribu tena siku nyingine.
file-unreachable = Haiko kwenye simu hii, na seva haipatikani sasa.
form-draft-lost = Kilichoanzwa hapa awali hakikuweza kufunguka na fomu mpya.
form-continued = Unaendelea pale ulipoachia.
form-restart = Anza upya
form-fault = Fomu hii haifunguki. Mwambie msimamizi wako: { $detail }
alike-title = Je, ni mmoja wa hawa?
alike-lead = Aliyesajiliwa mara mbili hutembelewa mara mbili, au husahauliwa mara mbili.
alike-like = Anafanana na { $person }
alike-known = Alisajiliwa { $date }
alike-name = Jina
alike-area = Eneo
alike-same = sawa
alike-alike = inafanana
alike-partly = sawa kwa sehemu
alike-different = tofauti
alike-open = Ndiyo, fungua { $person }
alike-open-note = Ulichojaza hapa hakitahifadhiwa.
alike-none = Hapana, hifadhi rekodi mpya
alike-back = Rudi kwenye fomu
saved-waiting = Imehifadhiwa: { $title }, { $person }. Inasubiri kutumwa.
saved-sent = Imehifadhiwa na kutumwa: { $title }, { $person }.
saved-quarantined = Imehifadhiwa: { $title }, { $person }. Seva imeiweka kando: angalia Zaidi.

# Masahihisho na kuondoa
amend-correct = Sahihisha
amend-withdraw = Ondoa
amend-withdraw-correction = Ondoa sahihisho hili
amend-is-correction = Sahihisho la kilichoandikwa awali
amend-corrected = Limesahihishwa na { $worker } tarehe { $date }: hili halihesabiwi tena
amend-withdrawn = Limeondolewa na { $worker } tarehe { $date }: hili halihesabiwi.
amend-put-back = Rudisha
amend-consequence = Halitahesabiwa tena. Orodha yako inabadilika mara moja. Linabaki kwenye historia na linaweza kurudishwa.
amend-why = Kwa nini unaliondoa?
withdrawn-wrong_person = Lilikuwa la mtu mwingine
withdrawn-not_done = Halikufanyika
withdrawn-twice = Liliandikwa mara mbili
withdrawn-other = Sababu nyingine
amend-note = Maelezo (si lazima)
amend-leave = Liache lilivyo
client-withdrawn = Imeondolewa
client-withdrawn-lead = Kilichoanzisha rekodi hii kimeondolewa. Yaliyoandikwa yamehifadhiwa hapa chini.

## Hali ya simu

health-title = Hali ya simu hii
health-sum =
    { $count ->
        [0] Simu hii iko sawa.
        [one] Jambo moja linakuhitaji.
       *[other] Mambo { $count } yanakuhitaji.
    }
health-sent-advice = Itatumwa yenyewe mtandao ukipatikana. Hakuna kinachopotea wakati huo.
health-contact = Mara ya mwisho kufikia seva: { $time }.
health-contact-advice = Nenda palipo na mtandao na ufungue Doorstep, ili wengine waone kazi yako nawe uone yao.
health-aside =
    { $count ->
        [0] Seva imepokea kazi yako yote.
        [one] Seva imeweka kazi moja kando.
       *[other] Seva imeweka kazi { $count } kando.
    }
health-aside-advice = Mwonyeshe msimamizi wako: ni nini na kwa nini iko chini ya Zaidi. Haijapotea.
health-aside-again = Tuma tena
health-time = Tarehe na saa ni sahihi.
health-time-wrong = Tarehe au saa si sahihi.
health-room = Doorstep inatumia MB { $used } za simu hii; MB { $free } zimebaki kwa ajili yake.
health-room-unknown = Kivinjari hiki hakisemi nafasi iliyobaki.
health-room-advice = Futa picha, video au programu usizohitaji. Hadi hapo, tuma kazi yako mara kwa mara.
health-promise = Kivinjari kinaweza kufuta kinachohifadhiwa na Doorstep nafasi ikiisha.
health-promise-advice = Ongeza Doorstep kwenye skrini ya kwanza na uifungue kutoka hapo. Hadi hapo, tuma kazi yako mara kwa mara.
health-promise-ask = Omba kivinjari kikihifadhi
health-version = Doorstep { $version } ndiyo mpya zaidi hapa.
health-version-advice = Inachukua muda mfupi. Ulichoanza kinabaki.
health-browser = Kivinjari
pin-change = Badilisha PIN yako
pin-change-lead = Kwanza PIN uliyo nayo sasa.
pin-changed = PIN yako imebadilishwa.
sync-moved = Zilizotumwa: { $sent }. Zilizopokelewa: { $taken }.
outlook =
    { $open ->
        [one] Jambo moja la kufanya leo
       *[other] Mambo { $open } ya kufanya leo
    }{ $urgent ->
        [0] {""}
       *[other] , kati yake { $urgent } ya dharura
    }.
outlook-off = Niambie mara moja kwa siku kuna kazi gani
outlook-on = Inakuambia mara moja kwa siku kuna kazi gani
outlook-lead = Ujumbe mmoja wa kimya saa za kazi: idadi tu, bila majina.
outlook-refused = Simu hairuhusu. Ongeza Doorstep kwenye skrini ya kwanza na uruhusu ujumbe wake.

## Practice

practice-begin = Fanya mazoezi na watu wa kubuni
practice-lead = Kwa kujifunza: orodha ya watu ambao hawapo. Hakuna kinachotumwa, na hakuna kinachobaki ukiacha.
practice-mark = Mazoezi: watu wa kubuni
practice-title = Mazoezi
practice-here = Unafanya mazoezi. Watu ni wa kubuni, hakuna kinachotumwa, na kazi yako haiguswi.
practice-end = Acha mazoezi
practice-out = Acha
practice-end-lead = Ulichojaza kwa mazoezi kinafutwa.
saved-practice = Imehifadhiwa kwa mazoezi tu: { $title }, { $person }.
