# Doorstep in English. Words of a programme (tasks, reasons, questions) come with the programme.

app-name = Doorstep
app-motto = Who to visit next, and why

## Opening

opening = Opening Doorstep…
preparing = Getting your people and your work…
preparing-lead = This needs the network once. After that, Doorstep works without it.
preparing-offline = There is no network now. Doorstep goes on by itself as soon as there is.
try-again = Try again
other-tab-title = Doorstep is already open
other-tab-lead = It is open in another tab of this phone. Go there, or close it: then it opens here by itself.
closed-title = Doorstep cannot keep its data here
closed-unsupported = This browser cannot keep data, or it is in private mode. Use Chrome 103 or later, not in private mode.
closed-busy = Another Doorstep still has the data open. Close all Doorstep tabs and try again.
closed-full = There is no room on this phone, not even to open. Your work is safe in it. Delete photos or apps that you do not need, then try again.
closed-broken = Something went wrong when opening the data on this phone. Your work is still there. Try again, and tell your supervisor if it stays.
locked-revoked-title = This phone may not be used any more
locked-revoked-lead = Its access was ended. What was not sent yet is kept: if the phone is still yours, ask your supervisor for a new link.
locked-too-long-title = Doorstep needs the network
locked-too-long-lead = This phone has not reached the server for a long time. Nothing is lost: it opens as soon as it has. Check the date of the phone, too.

## Welcome

welcome-title = Welcome
welcome-lead = To start, you need a link that is made for you alone.
welcome-step-ask = Ask your supervisor for your Doorstep link.
welcome-step-open = Open the link on this phone, or paste it here.
welcome-link = Your link
welcome-start = Start
welcome-not-a-link = This is not a Doorstep link. It ends with #/enrol/ and letters and digits.
enrol-working = One moment: this phone is being made yours…
enrol-unreachable = There is no network. The link stays good: try again when there is network.
enrol-used = The server did not take this link. A link works once, and only for some days. Ask for a new one.
enrol-failed = This did not work. Try again, and tell your supervisor if it stays.

## PIN

pin-who = Who are you?
pin-hello = Hello { $name }
pin-enter = Your PIN
pin-open = Open
pin-other = Somebody else
pin-new-here = New here, or PIN forgotten? Paste your link.
pin-wrong = This PIN is not right. { $left ->
        [one] One try is left, then only a new link opens this.
       *[other] { $left } tries are left.
    }
pin-wait = Too many wrong PINs. Try again in { $time }.
pin-shut = No PIN opens this any more. Ask your supervisor for a new link: nothing is lost.
pin-shut-short = Needs a new link
pin-choose = Choose a PIN
pin-choose-lead = It keeps what you write about people from others. At least 6 digits. Tell nobody.
pin-again = The same PIN again
pin-again-lead = So that it is surely the one you mean.
pin-next = Next
pin-keep = Keep this PIN
pin-short = A PIN has at least 6 digits.
pin-simple = This PIN is too easy to guess. Choose other digits.
pin-differs = The two were not the same. Choose again.
pin-demo = This is the demo. Use { $pin }
pin-digits =
    { $count ->
        [one] { $count } digit
       *[other] { $count } digits
    }
pin-delete = Delete the last digit

## Bottom bar and frame

menu = Menu
menu-today = Today
menu-tasks = Tasks
menu-team = Team
menu-clients = Clients
menu-reports = Reports
menu-more = More
go-back = Back
close = Close
not-found-title = This is no longer here
not-found-lead = It may have been done already, or moved to another area.
something-wrong = Something went wrong: { $detail }
no-room = There is no room left on this phone. What was saved before is safe. Delete photos, videos or apps that you do not need, then try again.
store-gone = What this phone kept for you is gone: the browser deleted it. What was sent is safe on the server. Ask your supervisor for a new link.
new-version = A new version of Doorstep is ready.
new-version-use = Use it now

sync-unsent =
    { $count ->
        [0] All sent
       *[other] { $count } to send
    }
sync-attention =
    { $count ->
        [one] { $count } needs attention
       *[other] { $count } need attention
    }
sync-working = Sending…
sync-signed-out = Signed out
sync-signed-out-lead = This phone was signed out. Your work is kept. Ask your supervisor for a new link.
time-wrong = The date or time of this phone is wrong. It is { $time }. Set it right in the phone's settings.

## Work

today-count =
    { $count ->
        [one] { $count } thing to do
       *[other] { $count } things to do
    }
today-late =
    { $count ->
        [one] { $count } late
       *[other] { $count } late
    }
today-empty = Nothing to do now
today-empty-lead = New work comes by itself when it falls due.
today-more = Show more ({ $count } left)
task-what = { $what } · { $when }
task-why = Why?
task-why-of = Why is this here? { $person }, { $what }
due-today = Due today
due-in =
    { $days ->
        [one] Due tomorrow
       *[other] Due in { $days } days
    }
due-late =
    { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
due-within =
    { $hours ->
        [one] Within the hour
       *[other] Within { $hours } hours
    }
due-hours-late =
    { $hours ->
        [one] { $hours } hour late
       *[other] { $hours } hours late
    }
opens-on = From { $date }
put-off-until = Put off until { $date }
band-routine = Routine
band-urgent = Urgent
band-asap = Very urgent
band-stat = Emergency

why-title = Why is this here?
why-band = Urgency: { $band }
why-points =
    { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
why-score = Score
why-lifts = Raises the urgency: { $band }
why-emergency = Emergencies come before everything else.
why-order = More points come first in your list.
why-dates = When
why-opens = Can be done from
why-due = Best on
why-closes = Until
why-no-end = No end
start-visit = Start visit
start-call = Start call
start-sms = Start message
mode-visit = In person
mode-call = By phone
mode-sms = By message
call-short = Call
call-person = Call { $person }
open-client = Open { $person }
not-done = Not done
not-done-short = Not done
not-done-of = Say why it was not done: { $person }, { $what }
not-done-why = What happened?
not-done-choose = Choose what happened.
not-done-until = When will you come again?
not-done-other-day = Or another day, until { $last }
not-done-day = Choose a day from tomorrow until { $last }.
not-done-ends = All work for this person ends. It comes back only if this is taken back in the history.
not-done-note = Note, if you want
not-done-saved = Noted: { $what }, { $person }.
in-days =
    { $days ->
        [one] Tomorrow
       *[other] In { $days } days
    }

## Today: filters, done, ahead, visits, the plan of the day

kin = { $what }: { $person }
day-open = To do
day-done = Done
day-ahead = Next
filter = Filter
filter-none = Clear
filter-legend = Show only
filter-late = Late
filter-urgent = Urgent
filter-near = Near me
filter-locating = Looking…
filter-kind = Kind of work
filter-all-kinds = Every kind
filter-search = Household, name or village
filter-found =
    { $count ->
        [one] { $count } visit
       *[other] { $count } visits
    }
filter-nothing = Nothing like this to do
filter-nothing-lead = Take a filter away to see more.
place-unknown = This phone does not know where it is, or may not tell. Switch on its location, allow it for Doorstep, and try again outside.
done-title = Done today
done-empty = Nothing done yet today
done-empty-lead = What you save today stands here.
done-unsent = waits to be sent
done-sent = sent
done-quarantined = kept aside by the server: see More
ahead-tomorrow = Tomorrow
ahead-title = Coming next
ahead-empty = Nothing is planned
ahead-count =
    { $count ->
        [one] { $count } visit begins, comes back or falls due.
       *[other] { $count } visits begin, come back or fall due.
    }
visit-title = Visit
visit-open = Open the visit
visit-people = Everybody here
visit-soon = Coming soon
visit-done = Nothing is left to do here now.
visit-next = Next: { $name }
visit-back = Back to the list
plan-title = Plan my day
plan-day = Plan my day
plan-progress = My round: { $done } of { $all }
plan-ask = How much can you do today?
plan-by-hours = By time
plan-by-visits = Or by visits
plan-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
plan-visits =
    { $count ->
        [one] { $count } visit
       *[other] { $count } visits
    }
plan-from-here = Start from where I am now
plan-make = Make the plan
plan-how = The most urgent work is taken first. Then the order saves walking.
plan-round = My round
plan-order = Emergencies first, then calls, then the shortest way.
plan-done = { $done } of { $all } done
plan-time = { $hours ->
        [0] about { $minutes } min
       *[other] about { $hours } h { $minutes } min
    }
plan-walk = { $km } km on foot
plan-leg = { $minutes } min on foot from the one before
plan-stop-done = Done
plan-all = All work that is open today is in this round.
plan-left =
    { $count ->
        [one] { $count } visit is left out
       *[other] { $count } visits are left out
    }
plan-left-hours =
    { $count ->
        [one] They are less urgent and do not fit into one hour. The most urgent of them:
       *[other] They are less urgent, or do not fit into { $count } hours. The most urgent of them:
    }
plan-left-visits =
    { $count ->
        [one] You chose one visit, and these are less urgent. The most urgent of them:
       *[other] You chose { $count } visits, and these are less urgent or newer. The most urgent of them:
    }
plan-again = Plan again

## Clients

clients-search = Search by name, phone or village
clients-register = Register somebody
clients-new = New { $what }
clients-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
clients-more = Show more
clients-by-number = Number found
clients-by-place = Place or household found
clients-by-sound = Sounds like it
clients-none = Nobody found
clients-none-lead = Try fewer letters, or another spelling.
clients-empty = Nobody here yet
clients-empty-lead = Register somebody, or wait for the first sync.
client-ready =
    { $count ->
        [one] { $count } thing to do
       *[other] { $count } things to do
    }
client-facts = What we know
client-more-facts = All we know
client-family = Household
client-chart-table = Show as a table
client-chart-day = Day
client-tasks = What comes next
client-no-tasks = No work is planned.
client-later = Later: { $count } more
client-more-forms = Record something else
client-history = What was done
client-imported = Brought in from another system
client-by = { $date } · { $worker }
client-wrong-date = The phone gave another date, { $date }, which cannot be true
client-lost = { $name }: what { $worker } recorded later, on { $date }, counts
client-waits = Waiting to be sent
client-quarantined = The server kept this aside: { $reason }

## Reports

reports-lead-own = Your work, month by month.
reports-lead-team = Your team's work, month by month.
reports-this-month = { $date } so far
reports-until-own = As this phone knows it; last synced { $time }.
reports-until-team = Work that reached the server until { $time }.
reports-unsent =
    { $count ->
        [one] With { $count } piece of work that is not sent yet.
       *[other] With { $count } pieces of work that are not sent yet.
    }
reports-silent =
    { $count ->
        [one] { $count } phone has not synced for { $days } days or longer: its work is missing here.
       *[other] { $count } phones have not synced for { $days } days or longer: their work is missing here.
    }
reports-met =
    { $count ->
        [one] { $count } target met
       *[other] { $count } targets met
    }
reports-improving = { $count } better than before
reports-behind = { $count } behind
reports-months = { $count } months
reports-month = Month
reports-number = Number
reports-share = Share
reports-part = { $part } of { $whole }
reports-target-higher = Target: at least { $target }
reports-target-lower = Target: at most { $target }
reports-chart = { $title }: { $values }
reports-chart-value = { $label } { $value }
reports-empty = There is nothing to report yet.
verdict-met = Target met
verdict-improving = Better than before
verdict-behind = Target not met
verdict-few = Too few to judge
verdict-open = Month still running
advice-met = Well done! The target is met. Keep going.
advice-improving = Not there yet, but better than the month before. Go on like this.
advice-behind = Below what was hoped for. Late work first: each visit made in its time counts here.
advice-team = See below who does well and who needs support, and talk it over with them.
advice-few = There were fewer than five: such a number says more of chance than of work.
advice-open = The month is not over. The past months below show where it may end.
peers-best = Doing well: { $name }
peers-ranked = Side by side
peers-not-ranked = Not compared
peers-not-ranked-lead = Too little is known of their work to compare it fairly.
peers-caseload =
    { $count ->
        [one] { $count } client followed
       *[other] { $count } clients followed
    }
concern-below = Below target
concern-falling = Falling

## Team

team-lead = { $area }
team-open = To do
team-late = Late
team-emergencies =
    { $count ->
        [one] { $count } emergency
       *[other] { $count } emergencies
    }
team-last = Last work received { $time }
team-wrong-date = The date of this phone was wrong { $time }
team-never = No work received yet
team-empty = No health worker is posted here yet.
team-silent = Not heard from since { $date }
team-clients = Clients
member-tasks = Your work with { $name }
member-work = What { $name } has to do

## More

more-sync = Sending and receiving
more-unsent =
    { $count ->
        [0] Everything is sent.
        [one] { $count } piece of work waits to be sent.
       *[other] { $count } pieces of work wait to be sent.
    }
more-unsent-files =
    { $count ->
        [one] { $count } photo or other file waits to be sent.
       *[other] { $count } photos or other files wait to be sent.
    }
more-sending-files = Sending photos: { $percent } %
more-last-sync = Last time: { $time }
more-never-synced = Not yet
more-sync-now = Sync now
more-syncing = Sending and receiving…
more-offline = The server cannot be reached now. Your work is safe on this phone and is sent later.
more-failed = The server did not take it: { $detail }
more-quarantined = Needs attention
more-quarantined-lead = The server kept this work aside. It stays on this phone. Show it to your supervisor.
more-lock = Lock now
more-lock-lead = Without a touch Doorstep locks itself after 5 minutes.
more-file = Keep unsent work in a file
more-file-lead = If this phone cannot reach the server: give the file to whoever runs it. Nobody else can read it.
more-language = Language
more-you = You
more-about = About
more-name = Name
more-role = Role
role-chw = Community health worker
role-supervisor = Supervisor
more-area = Area
more-programme = Programme
more-programme-version = Programme version
more-app-version = App version
more-storage-kept = Kept safe by the browser
more-unreviewed = The words in this language were made by machine and wait for review.

## Forms

form-opening = Opening the form…
form-progress = Page { $page } of { $pages }
form-check = Check and save
form-next = Next
form-back = Back
form-save = Save
form-change = Change
form-optional = (optional)
form-required = Please answer this.
form-constraint = Please check this answer.
form-whole-number = Write a whole number, such as 17.
form-number = Write a number, such as 2.5.
form-no-answer = No answer
form-summary = Is all of this right?
form-summary-lead = Read it once more, then save.
form-unsupported = This kind of question is not supported yet.
form-repeat = Entry
form-repeat-one = { $what } { $number }
form-repeat-named = { $what } { $number }: { $name }
form-repeat-none = Nothing is written here yet.
form-repeat-add = Add: { $what }
form-repeat-another = Add another: { $what }
form-repeat-remove = Remove { $name }
form-repeat-sure = Remove { $name } and all that was written about it?
form-repeat-remove-yes = Yes, remove
form-repeat-keep = Keep
form-ok = Done
form-pick = Choose…
form-clear = Clear this answer
form-search = Search in this list
form-search-none = Nothing here has this in its name.
form-search-more = { $number ->
    [one] And one more: write a part of its name.
   *[other] And { $number } more: write a part of a name.
}
form-guidance = More about this question
form-listen = Listen
form-media-missing = A picture or sound of this question is not on this phone yet. It comes with the next sync.
form-year = Write a year of four digits, such as 1998.
form-trace = A way needs two points or more: add another one, or remove it.
form-shape = An area needs three corners or more: add another one, or remove them.
form-drawing = What you drew is not kept yet: press Keep, or Clear.
form-degrees = Write both numbers in degrees, such as -1.29210 and 36.82190.
form-range-more = One step more
form-range-less = One step less
form-rank-blank = Put these in order with the arrows. The first one comes on top.
form-rank-right = This order is right
form-rank-up = Move { $name } up
form-rank-down = Move { $name } down
form-place-take = Find this place
form-place-again = Find it anew
form-place-looking = Looking for this place. Stand outside, under open sky.
form-place-so-far = Known to { $metres } m so far. It gets better under open sky.
form-place-enough = Take it as it is
form-place-stop = Stop
form-place-within = to { $metres } m
form-place-denied = This app may not know where the phone is. Allow it in the phone's settings, or write the numbers below.
form-place-unavailable = The place cannot be found here. Go outside and try again, or write the numbers below.
form-place-write = Write the numbers instead
form-latitude = Latitude (north or south)
form-longitude = Longitude (east or west)
form-points = { $number ->
    [0] No point yet
    [one] 1 point
   *[other] { $number } points
}
form-points-add = Add a point here
form-points-remove = Remove the last point
form-scan = Scan the code
form-scan-aim = Hold the code in front of the camera.
form-scan-denied = The camera cannot be used. Allow it in the phone's settings, or write the code.
form-scan-stop = Close the camera
form-draw-here = Draw here with your finger
form-draw-again = Draw anew
form-draw-clear = Clear
form-draw-keep = Keep
form-language = Language of this form
form-image-choose = Take a photo
form-image-again = Take another photo
form-audio-choose = Record or choose a sound
form-audio-again = Record or choose another sound
form-video-choose = Record or choose a video
form-video-again = Record or choose another video
form-file-choose = Choose a file
form-file-again = Choose another file
form-file-remove = Remove
form-file-working = One moment…
form-file-there = Added
form-file-kind = This kind of file cannot be kept. Photos, sound, video and PDF can.
form-file-size = This file is larger than 10 MB. Choose a smaller one.
form-file-picture = This picture cannot be read. Take it again.
file-photo = Photo
file-open = Open the file
file-show = Show photo or file
file-fetching = Fetching…
file-absent = It has not reached the server yet. Try again another day.
file-unreachable = It is not on this phone, and the server cannot be reached now.
form-draft-lost = What was begun here before could not be opened with the new form.
form-continued = You go on where you left off.
form-restart = Start again
form-fault = This form cannot be opened. Tell your supervisor: { $detail }
alike-title = Is it one of these?
alike-lead = Whoever is registered twice is visited twice, or missed twice.
alike-like = Like { $person }
alike-known = Registered on { $date }
alike-name = Name
alike-area = Area
alike-same = the same
alike-alike = alike
alike-partly = partly the same
alike-different = different
alike-open = Yes, open { $person }
alike-open-note = What you filled in here is not saved then.
alike-none = No, save a new record
alike-back = Back to the form
saved-waiting = Saved: { $title }, { $person }. It waits to be sent.
saved-sent = Saved and sent: { $title }, { $person }.
saved-quarantined = Saved: { $title }, { $person }. The server kept it aside: see More.

# Corrections and withdrawals
amend-correct = Correct
amend-withdraw = Take back
amend-withdraw-correction = Take back this correction
amend-is-correction = A correction of what was recorded before
amend-corrected = Corrected by { $worker } on { $date }: this does not count any more
amend-withdrawn = Taken back by { $worker } on { $date }: this does not count.
amend-put-back = Put it back
amend-consequence = It will not count any more. Your list changes at once. It stays in the history and can be put back.
amend-why = Why do you take it back?
withdrawn-wrong_person = It was for another person
withdrawn-not_done = It did not happen
withdrawn-twice = It was recorded twice
withdrawn-other = Another reason
amend-note = Remark (may be left out)
amend-leave = Leave it as it is
client-withdrawn = Taken back
client-withdrawn-lead = What made this record was taken back. What was recorded is kept below.

## Health

health-title = How this phone is
health-sum =
    { $count ->
        [0] All is well with this phone.
        [one] One thing needs you.
       *[other] { $count } things need you.
    }
health-sent-advice = It goes by itself as soon as there is network. Nothing is lost meanwhile.
health-contact = It last reached the server: { $time }.
health-contact-advice = Go where there is network and open Doorstep, so that others see your work and you see theirs.
health-aside =
    { $count ->
        [0] The server took all of your work.
        [one] The server kept one piece of work aside.
       *[other] The server kept { $count } pieces of work aside.
    }
health-aside-advice = Show it to your supervisor: what it is, and why, stands under More. It is not lost.
health-aside-again = Send it again
health-time = Date and time are right.
health-time-wrong = Date or time are wrong.
health-room = Doorstep uses { $used } MB of this phone; { $free } MB are free for it.
health-room-unknown = This browser does not tell how much room there is.
health-room-advice = Delete photos, videos or apps that you do not need. Send your work often until then.
health-promise = The browser may delete what Doorstep keeps when space runs out.
health-promise-advice = Add Doorstep to the home screen and open it from there. Send your work often until then.
health-promise-ask = Ask the browser to keep it
health-version = Doorstep { $version } is the newest here.
health-version-advice = It takes a moment. What you have begun stays.
health-browser = Browser
pin-change = Change your PIN
pin-change-lead = First the PIN that you have now.
pin-changed = Your PIN was changed.
sync-moved = Sent: { $sent }. Received: { $taken }.
outlook =
    { $open ->
        [one] One thing to do today
       *[other] { $open } things to do today
    }{ $urgent ->
        [0] {""}
       *[other] , { $urgent } of them urgent
    }.
outlook-off = Tell me once a day what there is to do
outlook-on = Tells you once a day what there is to do
outlook-lead = One quiet message in working hours: numbers only, no names.
outlook-refused = The phone does not allow it. Add Doorstep to the home screen and allow messages from it.

## Practice

practice-begin = Practise with made-up people
practice-lead = For learning: a list of people who do not exist. Nothing is sent, and nothing is kept when you stop.
practice-mark = Practice: made-up people
practice-title = Practice
practice-here = You are practising. The people are made up, nothing is sent, and your own work is untouched.
practice-end = Stop practising
practice-out = Stop
practice-end-lead = What you filled in for practice is thrown away.
saved-practice = Saved for practice only: { $title }, { $person }.
