-- noqa: disable=all
-- What questions share: the shortest interval that holds nine in ten of some draws, as the verdict takes it.
--
-- shortest(draw).low and .high are its ends. An effect that may be nought has no lower tail: equal tails would leave
-- out too much above and be too wide. `effects.interval` says the same in Python.
create or replace macro shortest_of(ordered, held) as
    list_min(list_transform(
        list_zip(ordered[held:], ordered[:len(ordered) - held + 1]),
        lambda ends: {'width': ends[1] - ends[2], 'low': ends[2], 'high': ends[1]}
    ));

create or replace macro shortest(draw) as
    shortest_of(
        list_sort(list(draw) filter (where draw is not null)),
        cast(ceil(0.9 * count(draw)) as bigint)
    );

-- Whether a touch was somebody meeting the customer, by its kind and its channel, in English, German, French, Spanish,
-- Italian, Portuguese and Dutch: a meeting, a talk, an appointment, a demo; a visit, a call or an event unless its words
-- are those of a website or an advertisement. Never what was only asked for, sent, missed or called off.
create or replace macro says_meeting(words) as (
    (
        regexp_matches(
            words,
            'meeting|\bdemos?\b|conversation|interview|workshop|in.person|on.site|treffen|\btermin|kundentermin|kundenbesuch|gesprach|besprechung|telefonat|anruf|vorfuhrung|reunion|reuniao|rendez.?vous|\brdv\b|entretien|entrevist|llamada|encuentro|riunione|incontro|chiamata|appuntamento|chamada|ligacao|vergadering|gesprek|afspraak'
        )
        or regexp_matches(
            words,
            '\b(calls?|visits?|visite|visita|besuch|bezoek|events?|evenements?|eventos?|veranstaltung|messe|salon|feria|fiera|appels?|cita|demonstra\w*|roadshow)\b'
        )
        and not regexp_matches(
            words, '\b(search|social|organic|direct|display|web|website|webseite|site|page|paid|seo|online|ads?)\b'
        )
    )
    and not regexp_matches(
        words,
        'request|on.demand|watch|video|anfrage|demande|solicit|richiesta|\bform|\bclick|\bklick|\bclic|\bopen|e-?mail|newsletter|download|regist|anmeld|inscri|iscri|invit|einlad|cancel|abgesagt|annul|no.?show|not held|missed|declin|call.to.action|voicemail|left message|unreachable'
    )
);

create or replace macro is_meeting(touch_type, channel) as
    says_meeting(strip_accents(lower(concat_ws(' ', touch_type, channel))));
