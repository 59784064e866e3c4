-- Which stage names mean that a deal is won or lost.
--
-- The name is compared in lower case with its letters only, so that "7 - Closed Won (100%)" reads closedwon. Any other
-- stage is open.
--
-- grain: stage_word
--
-- stage_word  text  Letters of a stage's name, in lower case.
-- outcome     text  What the stage means: won or lost.
with words (stage_word, outcome) as (
    values
    ('won', 'won'),
    ('win', 'won'),
    ('closedwon', 'won'),
    ('closewon', 'won'),
    ('wonclosed', 'won'),
    ('closedandwon', 'won'),
    ('dealwon', 'won'),
    ('gewonnen', 'won'),
    ('abgeschlossengewonnen', 'won'),
    ('geschlossengewonnen', 'won'),
    ('ganado', 'won'),
    ('ganada', 'won'),
    ('cerradoganado', 'won'),
    ('cerradaganada', 'won'),
    ('gagné', 'won'),
    ('gagnée', 'won'),
    ('ferméegagnée', 'won'),
    ('ferméegagné', 'won'),
    ('vinto', 'won'),
    ('vinta', 'won'),
    ('chiusovinto', 'won'),
    ('ganho', 'won'),
    ('fechadoganho', 'won'),
    ('abgeschlossenundgewonnen', 'won'),
    ('geschlossenundgewonnen', 'won'),
    ('fermégagné', 'won'),
    ('geslotengewonnen', 'won'),
    ('geslotenengewonnen', 'won'),
    ('chiusavinta', 'won'),
    ('fechadoeganho', 'won'),
    ('lost', 'lost'),
    ('loss', 'lost'),
    ('closedlost', 'lost'),
    ('closelost', 'lost'),
    ('lostclosed', 'lost'),
    ('closedandlost', 'lost'),
    ('deallost', 'lost'),
    ('closednodecision', 'lost'),
    ('closeddisqualified', 'lost'),
    ('disqualified', 'lost'),
    ('verloren', 'lost'),
    ('abgeschlossenverloren', 'lost'),
    ('geschlossenverloren', 'lost'),
    ('perdido', 'lost'),
    ('perdida', 'lost'),
    ('cerradoperdido', 'lost'),
    ('cerradaperdida', 'lost'),
    ('perdu', 'lost'),
    ('perdue', 'lost'),
    ('ferméeperdue', 'lost'),
    ('ferméeperdu', 'lost'),
    ('perso', 'lost'),
    ('persa', 'lost'),
    ('chiusoperso', 'lost'),
    ('fechadoperdido', 'lost'),
    ('abandoned', 'lost'),
    ('abgeschlossenundverloren', 'lost'),
    ('geschlossenundverloren', 'lost'),
    ('ferméperdu', 'lost'),
    ('geslotenverloren', 'lost'),
    ('geslotenenverloren', 'lost'),
    ('chiusapersa', 'lost'),
    ('fechadoeperdido', 'lost')
)

select * from words
