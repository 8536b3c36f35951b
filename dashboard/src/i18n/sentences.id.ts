import type { Sentence } from './sentences';

/** What the host says of readings, models and steps, in Bahasa Indonesia. */
export const sentences: Sentence[] = [
  // What the checks found.
  [/^No (\d+) consecutive days end within the (\d+) days up to (\S+), and the strict/, 'Tidak ada $1 hari berturut-turut yang berakhir dalam $2 hari sampai $3, dan aturan ketat tidak membuat prakiraan dari yang lain.'],
  [/^(\S+) days? (?:is|are) more than (\d+) after today, (\S+): the station/, '$1 hari lebih dari $2 hari setelah hari ini, $3: jam stasiun atau format tanggal berkas salah.'],
  [/^(\S+) days? (?:is|are) without a reading between (\S+) and (\S+)\.$/, '$1 hari tanpa pembacaan antara $2 dan $3.'],
  [/^(\S+) days? (?:is|are) partial: fewer than (\S+) readings, where half of all days have at least (\S+)\.$/, '$1 hari tidak lengkap: kurang dari $2 pembacaan, padahal separuh dari semua hari punya sedikitnya $3.'],
  [/^(\S+) % of the values say that nothing was measured\.$/, '$1 % nilai menyatakan bahwa tidak ada yang diukur.'],
  [/^(\S+) % of the lines were refused/, '$1 % baris ditolak: bukan angka, atau tanpa tanggal yang sah.'],
  [/^(\S+) days? (?:is|are) not plausible, with values below (\S+) or above (\S+)\.$/, '$1 hari tidak masuk akal, dengan nilai di bawah $2 atau di atas $3.'],
  [/^(.+) comes back day after day, far from all other values/, '$1 muncul hari demi hari, jauh dari semua nilai lain: bila berarti nilai kosong, sebutkan di Sipaku__Readings__Sentinels.'],
  [/^(\S+) days? (?:is|are) flat: the sensor repeated one value\.$/, '$1 hari datar: sensor mengulang satu nilai.'],
  [/^The level changed by a factor of (\S+) around (\S+): another sensor/, 'Tingkat nilai berubah $1 kali lipat sekitar $2: sensor, tempat, atau satuan lain?'],
  [/^The last reading is of (\S+), (\S+) days ago\.$/, 'Pembacaan terakhir bertanggal $1, $2 hari yang lalu.'],
  [/^(\S+) days? (?:is|are) more than (\d+) days from the rest: a wrong year\?$/, '$1 hari lebih dari $2 hari dari yang lain: tahunnya salah?'],
  [/^Tried on (\S+) known days the model is off by (\S+) on average, and repeating the last day by (\S+): it is worse/, 'Diuji pada $1 hari yang diketahui, model meleset rata-rata $2, dan mengulang hari terakhir $3: model lebih buruk daripada yang tanpa biaya.'],
  [/^Tried on (\S+) known days the model is off by (\S+) on average, and the mean of the last six days by (\S+): it is worse/, 'Diuji pada $1 hari yang diketahui, model meleset rata-rata $2, dan rata-rata enam hari terakhir $3: model lebih buruk daripada yang tanpa biaya.'],
  [/^Too little data to train: (\S+) readings of (\S+) days give (\S+) lag rows(?: of seven consecutive days)?, and at least (\S+) are needed/, 'Data terlalu sedikit untuk melatih: $1 pembacaan dari $2 hari memberi $3 baris lag, dan perlu sedikitnya $4 (Sipaku__MinTrainingRows). Impor lebih banyak hari, atau turunkan pengaturannya.'],
  [/^Too little data: the model can be tried on (\S+) days, and it takes (\S+) to say/, 'Data terlalu sedikit: model dapat diuji pada $1 hari, dan perlu $2 untuk menyebut nilainya.'],
  [/^Too little data for intervals: the model can be tried on (\S+) days, and it takes (\S+)\.$/, 'Data terlalu sedikit untuk selang: model dapat diuji pada $1 hari, dan perlu $2.'],

  // What a run does.
  [/^Taking the run lock\.$/, 'Mengambil kunci proses.'],
  [/^Dumping the sensor table\.$/, 'Menyalin tabel sensor.'],
  [/^Averaging (\S+) readings by day and building lag rows\.$/, 'Merata-ratakan $1 pembacaan per hari dan membuat baris lag.'],
  [/^Looking at the readings of (\S+) days\.$/, 'Memeriksa pembacaan $1 hari.'],
  [/^Checking (\S+) lag rows\.$/, 'Memeriksa $1 baris lag.'],
  [/^Trying the model on days that are known\.$/, 'Menguji model pada hari yang sudah diketahui.'],
  [/^Training on (\S+) lag rows\.$/, 'Melatih pada $1 baris lag.'],
  [/^Bringing the model into service\.$/, 'Memasang model.'],
  [/^Predicting (\S+) days after (\S+)\.$/, 'Membuat prakiraan $1 hari setelah $2.'],
  [/^Storing (\S+) predicted days\.$/, 'Menyimpan $1 hari prakiraan.'],
  [/^Publishing the forecast\.$/, 'Menerbitkan prakiraan.'],
  [/^The forecast is published\.$/, 'Prakiraan sudah terbit.'],
  [/^Run (\S+) is under way\.$/, 'Proses $1 sedang berjalan.'],
  [/^Cancelled on request\.$/, 'Dibatalkan atas permintaan.'],
];
