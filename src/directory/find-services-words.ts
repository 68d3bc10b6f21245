const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words that say nothing about which service is meant. */
export const stopWords = list(`
  saya aku gue gua gw awak ambo kami kita anda kamu mau ingin pengen pengin pingin kepengen hendak nak mo pgn
  cara caranya gimana bagaimana gmn dimana mana kapan apa apakah berapa siapa kenapa di ke dari pada yang yg untuk utk
  oleh dan atau serta dengan dgn kalau kalo jika bila ini itu tu ni nih sih dong deh ya yaa yah kak pak bu bang mas mbak
  min tolong mohon bisa boleh dapat dapet ada adalah sudah udah dah telah lagi sedang akan aja saja cuma dulu juga jg
  nya si sama lah kok pun agar supaya biar karena krn tentang soal hal tadi kemarin besok sekarang syarat syaratnya
  persyaratan biayanya lama lamanya jam hari layanan pelayanan mpp mal loket disini sini situ kesini lewat via online
  the a an my i you we to of for in on at how do does can could want need would like get where what is are and or with
  from please`)

/** What people do with every paper: it helps to choose, but a service is not found by it alone. */
export const commonActs = list('buat urus minta bantu bantuan ajukan proses cari tanya tau info')

/** Whom it is about: it helps to choose as well, and is left out by as many as say it. */
export const people = list(
  'bapak ibu suami istri anak adik kakak orang tua nenek kakek paman keluarga teman father mother child',
)

/**
 * Words of everyday Indonesian, and what the mall calls the same thing: spoken words, old and new spelling, full names
 * of what everybody calls by its letters, and some words of Jakarta, Medan and Minang that are heard in every hall. A
 * mall adds its own. Left of each pair what people say, right what it is looked up as.
 */
export const sameEverywhere: readonly (readonly [string, string])[] = pairs(`
  bikin=buat; bikinin=buat; buek=buat; create=buat; make=buat; start=register; ngurus=urus; ajuin=ajukan
  ilang=hilang; kehilangan=hilang; raib=hilang; kecurian=hilang; dicuri=hilang; lenyap=hilang; tercecer=hilang; missing=lost
  ancur=rusak; sobek=rusak; robek=rusak; patah=rusak; rusakk=rusak; koyak=rusak; broken=damaged
  akte=akta; sertipikat=sertifikat; sertifkat=sertifikat; ijin=izin; praktek=praktik; apotik=apotek; umroh=umrah
  photo=foto; pasport=paspor; passport=paspor; licence=license; materai=meterai; legalisasi=legalisir; plat=pelat
  kawin=nikah; married=marriage; merried=marriage; wedding=marriage; pernikahan=nikah; kahwin=nikah
  wafat=meninggal; kematian=meninggal; tewas=meninggal; almarhum=meninggal; almarhumah=meninggal; mangkat=meninggal
  kelahiran=lahir; brojol=lahir; pisah rumah=cerai; perceraian=cerai; bercerai=cerai
  expired=mati; kadaluarsa=mati; kedaluwarsa=mati; abis=habis; extend=renew; renewal=renew; perpanjangan=perpanjang
  wong=orang; urang=orang; bini=istri; isteri=istri; laki=suami; bokap=bapak; ayah=bapak; nyokap=ibu; emak=ibu; bocah=anak
  bocil=anak; oto=mobil; roda empat=mobil; roda dua=motor; sepeda motor=motor; honda=motor; duit=uang; pitih=uang; gawe=kerja
  kerjaan=kerja; lowongan=kerja; loker=kerja; kedai=warung; toko online=online shop; dagang=jualan; jual=jualan
  hape=hp; handphone=hp; ponsel=hp; telepon=hp; rekening bank=rekening
  kartu keluarga=kk; kartu keluaga=kk; family card=kk; kartu susunan keluarga=kk
  kartu tanda penduduk=ktp; ktp el=ktp; ktpel=ktp; e ktp=ktp; ektp=ktp; ktp elektronik=ktp; identity card=id card; idcard=id card
  identitas kependudukan digital=ikd; kartu identitas anak=kia
  surat izin mengemudi=sim; lisensi mengemudi=sim; driving license=driving license
  surat tanda nomor kendaraan=stnk; buku pemilik kendaraan bermotor=bpkb; surat catatan kepolisian=skck
  surat keterangan catatan kepolisian=skck; kelakuan baik=skck; nomor induk berusaha=nib; nomor pokok wajib pajak=npwp
  pajak bumi dan bangunan=pbb; pajak bumi bangunan=pbb; persetujuan bangunan gedung=pbg; izin mendirikan bangunan=imb
  surat keterangan tidak mampu=sktm; tidak mampu=sktm; kartu indonesia sehat=kis; jaminan hari tua=jht; kartu kuning=kartu kuning
  hak guna bangunan=hgb; sertifikat hak milik=shm; tenaga kerja indonesia=tki; balik nama=baliknama; bbn=baliknama
  jaminan kesehatan nasional=jkn; anjungan tunai mandiri=atm; catatan sipil=capil; dukcapil=disdukcapil; capil=disdukcapil
  air minum=pdam; ledeng=pdam; kantor pajak=djp; polisi=polri; kepolisian=polri; pos indonesia=pos; stamp duty=meterai
  ukm=umkm; usaha kecil=umkm; usaha mikro=umkm; perusahaan terbatas=pt; perseroan terbatas=pt; hajatan=pesta
  ga=tidak; gak=tidak; nggak=tidak; tak=tidak; ndak=tidak; indak=tidak; blm=belum; alum=belum; sdh=sudah; hbs=habis`)

function pairs(text: string): (readonly [string, string])[] {
  return text
    .split(/[;\n]/)
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => pair.split('=') as [string, string])
}
